import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { habitsOfCell, habitsOfNotebook } from '../../src/compat/foreign-code';

test.each([
  ["import * as tslab from 'tslab';", 'tslab'],
  ['const { display } = require("tslab")', 'tslab'],
  ['Deno.jupyter.html`<b>x</b>`', 'deno'],
  ['import _ from "npm:lodash@4"', 'deno'],
  ['$$.html("x")', 'ijavascript'],
  ['$TS.async()', 'itypescript'],
  ['const price = `$${x}`; a$$.html()', undefined],
  ['import tslab from "./tslab"', undefined],
])('%s is code of %s', (code, kernel) => {
  expect(habitsOfCell(code)?.kernel).toBe(kernel);
});

describe('a notebook file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (metadata: object) => {
    const file = join(folder, 'n.ipynb');
    writeFileSync(file, JSON.stringify({ metadata, cells: [] }));
    return file;
  };

  test.each([
    [{ kernelspec: { name: 'tslab' } }, { kernel: 'tslab', language: 'typescript', isNamed: true }],
    [{ kernelspec: { name: 'jslab' } }, { kernel: 'jslab', language: 'javascript', isNamed: true }],
    [
      { kernelspec: { name: 'deno' }, language_info: { name: 'typescript' } },
      { kernel: 'deno', language: 'typescript', isNamed: true },
    ],
    [{ kernelspec: { name: 'epochlab' }, language_info: { name: 'typescript' } }, undefined],
    [{}, undefined],
  ])('with %j is known by its metadata', (metadata, habits) => {
    expect(habitsOfNotebook(written(metadata))).toEqual(habits);
  });

  test('that is not there yet tells nothing', () => {
    expect(habitsOfNotebook(join(folder, 'none.ipynb'))).toBeUndefined();
    expect(habitsOfNotebook(undefined)).toBeUndefined();
  });
});
