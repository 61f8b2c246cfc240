import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCompiler } from '../../src/compiler/create-compiler';
import type { Compiler } from '../../src/compiler/compiler';

const cwd = mkdtempSync(path.join(tmpdir(), 'compiler-'));
let compiler: Compiler;
let count = 0;
beforeAll(async () => {
  compiler = await createCompiler({ cwd });
});
afterAll(async () => {
  await compiler.dispose();
  rmSync(cwd, { recursive: true });
});

async function compile(
  code: string,
): Promise<{ fileName: string; errors: string[]; names: readonly string[] }> {
  const fileName = `cell-${++count}.ts`;
  const result = await compiler.compile({ code, fileName, check: true });
  if (result.status === 'ok') return { fileName, errors: [], names: result.cell.names };
  return { fileName, errors: result.diagnostics.map(({ message }) => message), names: [] };
}

async function run(code: string): Promise<string[]> {
  const { fileName, errors, names } = await compile(code);
  await compiler.commit(fileName, names);
  return errors;
}

describe('the compiler', () => {
  it('shows a cell to others once it is committed, in whatever order', async () => {
    const first = await compile('const one = 1');
    const second = await compile('const two = "2"');
    expect((await compile('one')).errors).toEqual(["Cannot find name 'one'."]);
    await compiler.commit(second.fileName, second.names);
    await compiler.commit(first.fileName, first.names);
    expect(await run('const sum: string = one + two')).toEqual([]);
  });

  it('refuses nothing and remembers nothing when a commit comes twice or for a cell that it does not know', async () => {
    await compiler.commit('cell-unknown.ts', ['x']);
    expect(await run('x')).toEqual(["Cannot find name 'x'."]);
  });

  it('keeps every type when its checker is replaced', async () => {
    await run(
      'class Kept { #p = 1; static of<T>(x: T) { return { x, kept: new Kept() } } } const made = Kept.of([1])',
    );
    await run('const unnamed = (() => { class Local { private y = 2; z = made.x } return new Local() })()');
    for (let index = 0; index < 450; index++) await compiler.complete(`ma${index}`, 2);
    expect(await run("import * as child from 'node:child_process'; child.fork")).toEqual([]);
    expect(await run('const same: Kept = made.kept; const z: number[] = unnamed.z')).toEqual([]);
    expect(await run('const wrong: string = unnamed.z')).toHaveLength(1);
  });

  it('goes on after a text that makes TypeScript fail', async () => {
    await expect(compiler.complete('x', -100))
      .resolves.toBeDefined()
      .catch(() => undefined);
    expect(await run('const fine = 1')).toEqual([]);
  });

  it('forgets everything on reset', async () => {
    await run('const forgotten = 1; declare global { var alsoForgotten: number }');
    await compiler.reset();
    expect(await run('forgotten')).toHaveLength(1);
    expect(await run('alsoForgotten')).toHaveLength(1);
    expect(await run('const forgotten = "anew"')).toEqual([]);
  });

  it('says so when the module in scope has no declarations', async () => {
    await expect(createCompiler({ cwd, scope: path.join(cwd, 'nothing.js') })).rejects.toThrow(
      /No TypeScript declarations found for .*nothing\.js\. Was the package built\?/,
    );
  });
});
