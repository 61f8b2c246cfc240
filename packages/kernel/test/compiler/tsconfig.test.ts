import { Notebook } from './support/notebook';

interface Config {
  readonly extends?: string;
  readonly compilerOptions?: object;
}

/** A notebook in a folder with a tsconfig.json, closed after `use`. Node's types are left out unless asked for. */
async function withConfig(
  config: Config,
  use: (notebook: Notebook) => Promise<void>,
  files = {},
): Promise<void> {
  const compilerOptions = { types: [], ...config.compilerOptions };
  const notebook = await Notebook.open({
    'tsconfig.json': JSON.stringify({ ...config, compilerOptions }),
    ...files,
  });
  try {
    await use(notebook);
  } finally {
    notebook.close();
  }
}

it('a tsconfig.json decides how strict cells are', () =>
  withConfig({ compilerOptions: { strict: false } }, async notebook => {
    await notebook.value('function loose(x) { return x } let nothing: string = null;');
  }));

it('legacy decorators, class fields of an old target and metadata', () =>
  withConfig({ compilerOptions: { experimentalDecorators: true, target: 'es2020' } }, async notebook => {
    const legacy =
      'const keys: string[] = []; function key(target: object, name: string) { keys.push(name) }';
    expect(await notebook.value(`${legacy} class Model { @key field = 1 } keys`)).toEqual(['field']);
    expect(await notebook.value('class Bare { declared?: number } Object.keys(new Bare())')).toEqual([]);
  }));

it('decorator metadata names classes of earlier cells and of the same one', () =>
  withConfig(
    { compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
    async notebook => {
      await notebook.value(`const types: unknown[] = [];
        Object.assign(Reflect, { metadata: (_: string, type: unknown) => () => { types.push(type) } });
        function mark(target: object, name: string) {} class Earlier {}`);
      await notebook.value(
        'class Same {} class Marked { @mark a!: Earlier; @mark b!: Same; @mark c!: number; }',
      );
      expect(await notebook.value('types[0] === Earlier && types[1] === Same && types[2] === Number')).toBe(
        true,
      );
    },
  ));

it('paths lead to local modules', () =>
  withConfig(
    { compilerOptions: { paths: { '@app/*': ['./src/*'] } } },
    async notebook => {
      expect(await notebook.value('import { answer } from "@app/answer"; answer')).toBe(42);
      expect(await notebook.value('(await import("@app/answer")).answer')).toBe(42);
    },
    {
      'src/answer.ts': 'import { base } from "@app/base"; export const answer = base + 2;',
      'src/base.ts': 'export const base = 40;',
    },
  ));

const react = {
  'node_modules/react/index.js':
    'exports.createElement = (type, props, ...children) => ({ type, props, children });',
  'node_modules/react/jsx-runtime.js': 'exports.jsx = exports.jsxs = (type, props) => ({ type, ...props });',
  'node_modules/react/index.d.ts':
    'export function createElement(type: any, props: any, ...children: any[]): any; export namespace JSX { interface Element {} interface IntrinsicElements { [name: string]: any } }',
  'node_modules/react/jsx-runtime.d.ts':
    'export function jsx(type: any, props: any): any; export const jsxs: typeof jsx; export namespace JSX { interface Element {} interface IntrinsicElements { [name: string]: any } }',
};

it('JSX with the classic transform, its factory from an earlier cell', () =>
  withConfig(
    { compilerOptions: { jsx: 'react' } },
    async notebook => {
      await notebook.value('import * as React from "react"; const title = "x"; const Part = () => null;');
      expect(await notebook.value('<b title={title}>text</b>')).toEqual({
        type: 'b',
        props: { title: 'x' },
        children: ['text'],
      });
      expect(await notebook.value('(<Part /> as any).type === Part')).toBe(true);
    },
    react,
  ));

it.each(['react-jsx', 'preserve'])('JSX with the automatic transform (%s)', jsx =>
  withConfig(
    { compilerOptions: { jsx } },
    async notebook => {
      expect(await notebook.value('const el = <b title="x">text</b>; el')).toEqual({
        type: 'b',
        title: 'x',
        children: 'text',
      });
    },
    react,
  ),
);

it('libraries and types of its own', () =>
  withConfig(
    { compilerOptions: { lib: ['ES2022', 'DOM'], types: ['node', 'custom'] } },
    async notebook => {
      await notebook.value(
        'let element: HTMLElement | undefined; let fromCustom: CustomType = 1; process.pid',
      );
    },
    { 'node_modules/@types/custom/index.d.ts': 'declare type CustomType = number;' },
  ));

it('options that extend others, and an unreadable file, are no obstacle', async () => {
  await withConfig(
    { extends: './base.json' },
    async notebook => {
      await notebook.value('function loose(x) { return x }');
    },
    { 'base.json': '{ "compilerOptions": { "noImplicitAny": false } }' },
  );
  const notebook = await Notebook.open({ 'tsconfig.json': '{ not json' });
  expect(await notebook.value('1 + 1')).toBe(2);
  notebook.close();
});

it('options of builds are not for cells', () =>
  withConfig(
    {
      compilerOptions: {
        types: ['node'],
        noUnusedLocals: true,
        declaration: true,
        composite: true,
        outDir: 'x',
        module: 'commonjs',
        moduleResolution: 'node10',
        target: 'es5',
        noEmit: true,
        isolatedModules: true,
        verbatimModuleSyntax: true,
        importHelpers: true,
      },
    },
    async notebook => {
      expect(
        await notebook.value(
          'import { sep } from "node:path"; const unused = 1; const spread = [...[1n]]; await spread',
        ),
      ).toEqual([1n]);
    },
  ));
