import { unlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Notebook } from './support/notebook';

const files = {
  'util.ts': `import { twice } from './lib/twice';
    import data from './data.json';
    export interface Shape { w: number }
    export let counter = 0;
    export function bump() { return ++counter }
    export const area = (s: Shape) => twice(s.w) + data.base;
    export default class Box { constructor(readonly shape: Shape) {} }
    export const late = await Promise.resolve('late');
    export { twice as double } from './lib/twice.js';
    export * as tools from './lib/twice';
    export const here = [import.meta.filename, import.meta.dirname, import.meta.url];`,
  'lib/twice.ts': 'export const twice = (x: number) => x * 2;',
  'lib/index.ts': 'export const fromIndex = true;',
  'data.json': '{ "base": 100, "list": [1, 2] }',
  'ping.ts':
    'import { pong } from "./pong"; export const ping = (n: number): string => n > 0 ? "ping " + pong(n - 1) : ".";',
  'pong.ts':
    'import { ping } from "./ping"; export const pong = (n: number): string => n > 0 ? "pong " + ping(n - 1) : ".";',
  'old.cts': 'import path = require("node:path"); class Old { sep = path.sep } export = Old;',
  'plain.mjs': 'export const plain = 1;',
  'js/main.js': `import { part } from './part';
    import index from './folder';
    const { sep } = require('node:path');
    export default [part, index, sep, require.main === module];`,
  'js/mixed.js': `import { a, b as bee } from 'untyped';
    import whole from 'untyped';
    import * as space from 'untyped';
    const { sep } = require('node:path');
    export const mixed = [a, bee, whole.c, sep, space.b, space.delete];`,
  'js/lacks.mjs': "import { z } from 'untyped'; export { z };",
  'js/part.js': 'export const part = 1;',
  'js/folder/index.js': 'export default "index";',
  'js/old.js': 'const { leaf } = require("./leaf"); module.exports = { leaf };',
  'js/leaf.js': 'exports.leaf = 1;',
  'plain.cjs': 'exports.common = 2;',
  'node_modules/esm-only/package.json':
    '{ "name": "esm-only", "type": "module", "exports": { ".": { "types": "./i.d.ts", "import": "./i.js" } } }',
  'node_modules/esm-only/i.js': 'export default function hi() { return "hi" } export const n = await 5;',
  'node_modules/esm-only/i.d.ts': 'export default function hi(): string; export declare const n: number;',
  'node_modules/untyped/index.js':
    'const o = { a: 1 }; for (const k of ["b", "c"]) o[k] = k; module.exports = o;',
  'node_modules/compiled/package.json': '{ "name": "compiled", "types": "i.d.ts", "main": "i.js" }',
  'node_modules/compiled/i.js':
    'exports.__esModule = true; exports.default = () => "default"; exports.x = 3;',
  'node_modules/compiled/i.d.ts': 'export default function d(): string; export declare const x: number;',
  'node_modules/assigned/package.json': '{ "name": "assigned", "types": "i.d.ts", "main": "i.js" }',
  'node_modules/assigned/i.js': 'module.exports = function make() { return 1 }; module.exports.extra = 2;',
  'node_modules/assigned/i.d.ts':
    'declare function make(): number; declare namespace make { const extra: number } export = make;',
};

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.open(files);
});
afterAll(() => notebook.close());

const value = (code: string) => notebook.value(code);

/** Writes a file so that its time differs from before, however coarse the clock of the file system. */
let seconds = 1;
function change(name: string, content: string): void {
  notebook.write(name, content);
  const time = Date.now() / 1000 + seconds++;
  utimesSync(path.join(notebook.folder, name), time, time);
}

describe('packages', () => {
  it('of ES modules alone', async () => {
    expect(await value('import hi, { n } from "esm-only"; [hi(), n]')).toEqual(['hi', 5]);
  });

  it('of CommonJS, whose every property can be imported', async () => {
    expect(
      await value('import o, { a, b } from "untyped"; import * as all from "untyped"; [o, a, b, all.c]'),
    ).toEqual([{ a: 1, b: 'b', c: 'c' }, 1, 'b', 'c']);
  });

  it('of CommonJS compiled from ES modules', async () => {
    expect(await value('import d, { x } from "compiled"; [d(), x]')).toEqual(['default', 3]);
  });

  it('that are a function', async () => {
    expect(await value('import make, { extra } from "assigned"; [make(), extra]')).toEqual([1, 2]);
    expect(await value('import make2 = require("assigned"); make2() + make2.extra')).toBe(3);
  });

  it('of Node', async () => {
    expect(
      await value(
        'import fs from "fs"; import { join as j } from "node:path"; import * as os from "os"; [fs.existsSync(j("/")), os.EOL]',
      ),
    ).toEqual([true, '\n']);
  });

  it('by dynamic import and require', async () => {
    expect(await value('const fsx = await import("fs"); typeof fsx.readFileSync')).toBe('function');
    expect(await value('(await import("compiled")).default()')).toBe('default');
    expect(await value('require("untyped").a')).toBe(1);
    expect(await value('const computed = "esm-" + "only"; (await import(computed)).n')).toBe(5);
  });

  it('for what they do alone, and types without running them', async () => {
    await value('import "untyped";');
    expect(
      (await notebook.run('import type hi2 from "esm-only"; import { type n as n2 } from "esm-only"')).cell
        ?.code,
    ).not.toContain('import_');
  });

  it('that are installed while the notebook runs', async () => {
    expect(await notebook.errors('import { fresh } from "fresh-package"')).toEqual([
      expect.stringContaining("Cannot find module 'fresh-package'"),
    ]);
    notebook.write('node_modules/fresh-package/index.js', 'exports.fresh = 1;');
    notebook.write('node_modules/fresh-package/index.d.ts', 'export declare const fresh: number;');
    expect(await value('import { fresh } from "fresh-package"; fresh.toFixed(1)')).toBe('1.0');
  });
});

describe('files', () => {
  it('of JSON, typed by what they hold', async () => {
    expect(await value('import data, { list } from "./data.json"; [data.base.toFixed(1), list]')).toEqual([
      '100.0',
      [1, 2],
    ]);
    expect(await value('import again from "./data.json" with { type: "json" }; again.base')).toBe(100);
    expect(await notebook.errors('import wrong from "./data.json"; wrong.missing')).toHaveLength(1);
  });

  it('of WebAssembly, typed by what they export', async () => {
    // (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
    const wasm = '0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b';
    notebook.write('add.wasm', Buffer.from(wasm, 'hex'));
    expect(
      await value(
        'import { add } from "./add.wasm"; import * as w from "./add.wasm"; add(2, 3) + w.add(1, 1)',
      ),
    ).toBe(7);
    expect(await notebook.errors('import { add as add2 } from "./add.wasm"; add2("x", 1)')).toHaveLength(1);
  });

  it('of JavaScript, reloaded when they change', async () => {
    expect(
      await value(
        'import { plain } from "./plain.mjs"; import { common } from "./plain.cjs"; [plain, common]',
      ),
    ).toEqual([1, 2]);
    change('plain.mjs', 'export const plain = "new";');
    change('plain.cjs', 'exports.common = "new";');
    expect(
      await value(
        'import { plain } from "./plain.mjs"; import { common } from "./plain.cjs"; [plain, common]',
      ),
    ).toEqual(['new', 'new']);
  });
});

describe('local TypeScript modules', () => {
  it('have everything that ES modules have', async () => {
    const code = `import Box, { area, bump, counter, late, double, tools, here, type Shape } from './util';
      const shape: Shape = { w: 3 };
      [new Box(shape).shape, area(shape), bump(), counter, late, double(2), tools.twice(3)]`;
    expect(await value(code)).toEqual([{ w: 3 }, 106, 1, 1, 'late', 4, 6]);
    const file = path.join(notebook.folder, 'util.ts');
    expect(await value('here')).toEqual([file, notebook.folder, pathToFileURL(file).href]);
  });

  it('bind names live', async () => {
    await value('bump()');
    expect(await value('counter')).toBe(2);
  });

  it('may import each other in a circle', async () => {
    expect(await value('import { ping } from "./ping"; ping(3)')).toBe('ping pong ping .');
  });

  it('may be CommonJS', async () => {
    expect(await value('import Old from "./old.cjs"; new Old().sep')).toBe('/');
  });

  it('are found with and without extension, and as a folder', async () => {
    expect(
      await value(
        'import { twice as t1 } from "./lib/twice.ts"; import { twice as t2 } from "./lib/twice.js"; import { fromIndex } from "./lib"; [t1 === t2, fromIndex]',
      ),
    ).toEqual([true, true]);
  });

  it('are found by computed dynamic imports', async () => {
    notebook.write('dynamic.ts', 'export const dynamic: number = 7;');
    expect(await value('const name1 = "./dyna" + "mic"; (await import(name1)).dynamic')).toBe(7);
  });

  it('run again when they or what they import changed, for all who use them', async () => {
    await value('const before = area({ w: 1 });');
    change('lib/twice.ts', 'export const twice = (x: number) => x * 20;');
    expect(await value('[before, area({ w: 1 }), (await import("./lib/twice")).twice(1)]')).toEqual([
      102, 120, 20,
    ]);
  });

  it('have their types checked where they are imported', async () => {
    change('lib/twice.ts', 'export const twice = (x: number): number => "no";');
    const outcome = await notebook.run('import { twice } from "./lib/twice"; twice(1)');
    expect(outcome).toMatchObject({
      status: 'ok',
      value: 'no',
      diagnostics: [{ file: path.join(notebook.folder, 'lib/twice.ts'), start: { line: 1, column: 45 } }],
    });
    change('lib/twice.ts', 'export const twice = (x: number) => x * 2;');
    expect(await value('import { twice } from "./lib/twice"; twice(1)')).toBe(2);
  });

  it('that throw do so in the cell that imports them, and may be tried again', async () => {
    change('throws.ts', 'throw new Error("at load"); export const x = 1;');
    expect(await notebook.run('import { x } from "./throws"')).toMatchObject({ error: 'Error: at load' });
    change('throws.ts', 'export const x = 1;');
    expect(await value('import { x as loaded } from "./throws"; loaded')).toBe(1);
  });
});

describe('local JavaScript modules', () => {
  it('leave extensions out, and may use require in ES modules', async () => {
    expect(await value('import main from "./js/main"; main')).toEqual([1, 'index', path.sep, false]);
  });

  it('are ES modules all the same where a cell requires them, and take any property of a CommonJS package by name', async () => {
    expect(await value('require("./js/mixed").mixed')).toEqual([1, 'b', 'c', path.sep, 'b', undefined]);
    expect(await value('import { mixed } from "./js/mixed"; mixed')).toEqual([
      1,
      'b',
      'c',
      path.sep,
      'b',
      undefined,
    ]);
    expect(await notebook.run('await import("./js/lacks.mjs")')).toMatchObject({
      error: expect.stringContaining("does not provide an export named 'z'"),
    });
  });

  it('are loaded again when they, or what they import, changed', async () => {
    change('js/part.js', 'export const part = 2;');
    expect(await value('import main2 from "./js/main"; main2[0]')).toBe(2);
    expect(await value('import { leaf } from "./js/old"; leaf')).toBe(1);
    change('js/leaf.js', 'exports.leaf = 2;');
    expect(await value('import { leaf as leaf2 } from "./js/old"; leaf2')).toBe(2);
  });
});

describe('a local module that is gone', () => {
  it('is an error of those that import it, until it is back', async () => {
    change('far.ts', 'export const far = 1;');
    change('near.ts', 'import { far } from "./far"; export const near = () => far;');
    expect(await value('import { near } from "./near"; near()')).toBe(1);
    unlinkSync(path.join(notebook.folder, 'far.ts'));
    expect(await notebook.errors('import { near } from "./near"; near()')).toEqual([
      expect.stringContaining("Cannot find module './far'"),
    ]);
    change('far.ts', 'export const far = 2;');
    expect(await value('import { near } from "./near"; near()')).toBe(2);
  });
});

describe('import.meta', () => {
  it('resolves as an import in its place does', async () => {
    const resolved =
      'import.meta.resolve("fs"), import.meta.resolve("./data.json"), import.meta.resolve("esm-only")';
    const at = (name: string) => pathToFileURL(path.join(notebook.folder, name)).href;
    const expected = ['node:fs', at('data.json'), at('node_modules/esm-only/i.js')];
    expect(await value(`[${resolved}]`)).toEqual(expected);
    change('resolving.ts', `export const resolved = [${resolved}];`);
    expect(await value('(await import("./resolving")).resolved')).toEqual(expected);
  });

  it('is that of a module in the notebook’s folder', async () => {
    expect(await value('[import.meta.dirname, import.meta.url.startsWith("file:")]')).toEqual([
      notebook.folder,
      true,
    ]);
  });
});

describe('errors', () => {
  it.each([
    ['a missing package', 'import a from "no-such-package"', "Cannot find module 'no-such-package'"],
    ['a missing file', 'import b from "./no-such-file"', "Cannot find module './no-such-file'"],
    ['a missing name', 'import { nothing } from "esm-only"', "has no exported member 'nothing'"],
  ])('tell of %s', async (_, code, message) => {
    expect(await notebook.errors(code)).toEqual([expect.stringContaining(message)]);
  });
});
