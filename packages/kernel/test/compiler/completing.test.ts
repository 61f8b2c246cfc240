import { Notebook } from './support/notebook';

let notebook: Notebook;
beforeAll(async () => {
  const files = {
    'util.ts': 'export const helper = 1;',
    'data/points.json': '{}',
    'scope.d.ts': `export * as lib from './lib';
      /** Shows a value. */
      export declare function show(value: unknown, title?: string): void;`,
    'lib.d.ts': `export declare function make(size: number): string;
      export declare class Thing {}
      export declare const _inner: 1;
      export interface Machine {
        /** @deprecated Use \`b\`. */
        a: number;
        b: number;
      }`,
    'node_modules/some-package/index.d.ts': 'export declare const inPackage: number;',
  };
  notebook = await Notebook.open(files, {
    scope: 'scope',
    ambient: 'declare function input(prompt: string): Promise<string>;',
  });
});
afterAll(() => notebook.close());

/** The completions at the `|`, as they would read after choosing each. */
async function texts(code: string): Promise<string[]> {
  const { matches } = await notebook.complete(code);
  return matches.map(({ text }) => text);
}

const match = async (code: string, text: string) =>
  (await notebook.complete(code)).matches.find(candidate => candidate.text === text);

describe('completion', () => {
  it('knows the members of a value', async () => {
    expect(await texts('"text".toUp|')).toEqual(['toUpperCase']);
    expect(await texts('[1, 2].at(0)?.toF|')).toEqual(['toFixed']);
  });

  it('replaces the word before the cursor', async () => {
    expect(await notebook.complete('const a = "text".toUp|;')).toMatchObject({ start: 17, end: 21 });
    expect(await notebook.complete('"😀".toUp|')).toMatchObject({ start: 5, end: 9 });
  });

  it('knows the names of earlier cells, and puts them first', async () => {
    await notebook.value(
      'const alphaValue = 1; interface AlphaType { a: 1 } function alphaFunction(x: number) { return x }',
    );
    expect(await texts('alpha|')).toEqual(['alphaFunction', 'alphaValue']);
    expect((await texts('|')).slice(0, 2)).toEqual(['alphaFunction', 'alphaValue']);
    expect(await texts('let x: Alpha|')).toContain('AlphaType');
  });

  it('knows what is in scope without an import, and the kernel’s own names', async () => {
    expect(await texts('sho|')).toContain('show');
    expect(await texts('inp|')).toContain('input');
    expect(await texts('lib.|')).toEqual(['make', 'Thing', '_inner']);
  });

  it('tells JupyterLab types and short signatures', async () => {
    expect(await match('sho|', 'show')).toEqual({
      text: 'show',
      type: 'function',
      signature: '(value: unknown, title?: string | undefined): void',
    });
    expect(await match('lib.|', 'make')).toEqual({
      text: 'make',
      type: 'function',
      signature: '(size: number): string',
    });
    expect(await match('lib.|', 'Thing')).toEqual({ text: 'Thing', type: 'class' });
    expect(await match('li|', 'lib')).toMatchObject({ type: 'module' });
    expect(await match('alphaV|', 'alphaValue')).toMatchObject({ type: 'instance', signature: '1' });
    expect(await match('whi|', 'while')).toEqual({ text: 'while', type: 'keyword' });
    expect(await match('({ inner: 1 }).|', 'inner')).toMatchObject({ type: 'property', signature: 'number' });
  });

  it('knows keys and values that a type expects', async () => {
    await notebook.value(
      'interface Options { rate: number; mode?: "fast" | "slow" } function configure(options: Options) {}',
    );
    expect(await texts('configure({ | })')).toEqual(['rate', 'mode']);
    expect(await texts('configure({ rate: 1, | })')).toEqual(['mode']);
    expect(await texts('configure({ rate: 1, mode: "|" })')).toEqual(['fast', 'slow']);
    await notebook.value('const record = { "with-dash": 1, plain: 2 };');
    expect(await texts('record["|"]')).toEqual(['plain', 'with-dash']);
  });

  it('knows packages, files and their exports', async () => {
    expect(await texts('import x from "some-p|"')).toEqual(['some-package']);
    expect(await texts('import x from "./|"')).toEqual(expect.arrayContaining(['data', 'lib', 'util']));
    expect(await texts('import x from "./data/po|"')).toEqual(['points.json']);
    expect(await texts('import { hel| } from "./util"')).toEqual(['helper']);
    expect(await texts('import { in| } from "some-package"')).toEqual(['inPackage']);
    expect(await texts('import { readFileS| } from "node:fs"')).toEqual(['readFileSync']);
    expect(await texts('await import("./ut|")')).toEqual(['util']);
  });

  it('knows names of the very text', async () => {
    expect(await texts('const localName = 1; function f(localParameter: number) { local| }')).toEqual(
      expect.arrayContaining(['localName', 'localParameter']),
    );
  });

  it('goes on where the text is unfinished or wrong', async () => {
    expect(await texts('for (const k of [1]) { k.toF|')).toEqual(['toFixed']);
    expect(await texts('const o: { alpha: number } = { al|')).toEqual(['alpha']);
    expect(await texts('const bad: string = 5; bad.toUpperC|')).toEqual(['toUpperCase']);
  });

  it('matches whatever the case, the exact one first', async () => {
    expect(await texts('"".TOUPPERC|')).toEqual(['toUpperCase']);
  });

  it('is silent in comments and plain strings', async () => {
    expect(await texts('// lib.|')).toEqual([]);
    expect(await texts('const s = "lib.|"')).toEqual([]);
  });

  it('leaves no trace', async () => {
    await texts('const ghost = 1; gho|');
    expect(await notebook.errors('ghost')).toHaveLength(1);
  });

  it('puts what a library calls deprecated last', async () => {
    expect(await texts('(null! as lib.Machine).|')).toEqual(['b', 'a']);
    expect((await texts('"".trim|')).slice(-2)).toEqual(['trimLeft', 'trimRight']);
  });
});
