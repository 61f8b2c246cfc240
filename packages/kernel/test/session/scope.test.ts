import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scope } from '../../src/session/scope/scope';

/** A scope module that leaves a trace when it is loaded. */
function scopeModule(last = ''): { scope: Scope; isLoaded(): boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'scope-'));
  const trace = join(folder, 'loaded');
  const path = join(folder, 'scope.js');
  writeFileSync(path, `exports.tf = 1; require('fs').writeFileSync(${JSON.stringify(trace)}, ''); ${last}`);
  return { scope: new Scope(path), isLoaded: () => existsSync(trace) };
}

describe('the scope module', () => {
  it('is not loaded for cells that mention none of its names', () => {
    const { scope, isLoaded } = scopeModule();
    for (const code of ['1 + 1', 'const tfx = xtf', 'tf$', '']) scope.prepareFor(code);
    expect(isLoaded()).toBe(false);
  });

  it.each(['tf.tensor([1])', 'const x = [tf]', '`${tf}`', 'a\ntf'])('is loaded for %j', code => {
    const { scope, isLoaded } = scopeModule();
    scope.prepareFor(code);
    expect(isLoaded()).toBe(true);
  });

  it('tells why it cannot be loaded where a cell uses it, not before', () => {
    const { scope } = scopeModule('throw new Error("no TensorFlow")');
    expect(() => scope.prepareFor('tf')).not.toThrow();
    expect(() => scope.load()).toThrow('no TensorFlow');
  });
});
