import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportNames } from '../../src/session/scope/export-names';

test('names are found without running the module, also through re-exports and circles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    'main.js',
    "throw new Error('ran'); exports.own = 1; __exportStar(require('./other'), exports); Object.defineProperty(exports, '__esModule', { value: true });",
  );
  write('other.js', "exports.inherited = 1; exports.default = 2; __exportStar(require('./main'), exports);");
  expect([...exportNames(join(folder, 'main.js'))].sort()).toEqual(['inherited', 'own']);
  rmSync(folder, { recursive: true });
});
