import { Notebook } from './support/notebook';
import { tscErrors } from './support/tsc-errors';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.open();
});
afterAll(() => notebook.close());

describe('type errors', () => {
  it.each([
    ['an assignment', 'const a: string = 5;'],
    ['several lines', 'const a = 1;\n\n  const b: string = a;\nlet c: boolean;\nc = "x";\n'],
    ['an argument', 'function f(x: number, y?: string) { return x }\nf("1");\nf(1, 2);\nf();'],
    ['an unknown name', 'console.log(nowhere);\nthere();'],
    ['an unknown member, with a suggestion', 'const text = "x";\ntext.toUpercase();'],
    ['null', 'const found = [1].find(x => x > 1);\nfound.toFixed();'],
    ['implicit any', 'function g(x) { return x }\nconst h = y => y;'],
    [
      'a missing property',
      'interface P { a: number; b: string }\nconst p: P = { a: 1 };\nconst q: P = { a: 1, b: "", c: 2 };',
    ],
    [
      'a chain of reasons',
      'const t: { a: { b: number } } = { a: { b: "x" } };\nconst u: () => number = () => "x";',
    ],
    ['a constant', 'const k = 1;\nk = 2;'],
    ['use before declaration', 'early + 1;\nconst early = 1;'],
    ['twice the same name', 'const twice = 1;\nconst twice = 2;'],
    ['private members', 'class A { private x = 1; #y = 2 }\nnew A().x; new A()["#y"];'],
    ['a class', 'abstract class B { abstract m(): void }\nnew B();\nclass C extends B {}'],
    [
      'generics',
      'function first<T extends { length: number }>(x: T): T { return x }\nfirst(5);\nfirst<string>([]);',
    ],
    ['return outside of a function', 'return 5;'],
    ['an unused expectation', '// @ts-expect-error\nconst fine: number = 1;'],
    ['positions after astral characters', 'const s = "😀"; const t: number = s;\n/* 😀 */ nothing;'],
    ['tabs and CRLF', 'const a = 1;\r\n\tconst b: string = a;\r\n'],
    [
      'duplicate imports and unknown members of modules',
      "import { nothing } from 'node:fs';\nimport { join } from 'node:path'; join(1);",
    ],
    ['await in a plain function', 'function f() { await 1 }'],
    [
      'enum and switch',
      'enum E { A, B }\nconst e: E = E.C;\nfunction g(x: E): string { switch (x) { case E.A: return "" } }',
    ],
  ])('are those of tsc: %s', async (_, code) => {
    const { diagnostics = [] } = await notebook.run(code);
    expect(diagnostics).toEqual(tscErrors(code));
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('are silenced by @ts-ignore, @ts-expect-error and @ts-nocheck', async () => {
    await notebook.value('// @ts-ignore\nconst a1: string = 5;');
    await notebook.value('// @ts-expect-error: wrong on purpose\n// and explained\nconst a2: string = 5;');
    await notebook.value('// @ts-nocheck\nconst a3: string = 5; a3.nothing');
  });

  it('are no reason to refuse a cell when checks are off, syntax errors are', async () => {
    expect(
      await notebook.value('const off: string = 5 as any; off.missing', { check: false }),
    ).toBeUndefined();
    expect(await notebook.run('unknownName', { check: false })).toMatchObject({ status: 'error' });
    const { diagnostics } = await notebook.run('const = 1', { check: false });
    expect(diagnostics?.map(({ code }) => code)).toEqual([1134, 1134]);
  });

  it('are none where names are unused', async () => {
    await notebook.value(
      'function unused1(x: number) { const y = 1; return 2 } import { sep } from "node:path";',
    );
  });

  it('tell when a type was declared again', async () => {
    await notebook.value('interface Twin { a: number } const oldTwin = (): Twin => ({ a: 1 })');
    expect(await notebook.errors('interface Twin { b: number }\nconst newTwin: Twin = oldTwin();')).toEqual([
      "2:7 Property 'b' is missing in type 'Twin' but required in type 'Twin'.\n" +
        "'Twin' was declared again: values made before are of the earlier type. Run the cells that made them again.",
    ]);
  });

  it('do not name the files that cells are kept in', async () => {
    await notebook.value('export class Exported { #p = 1 } const made = new Exported()');
    const [message] = await notebook.errors('export class Exported { #p = 1 } const other: Exported = made');
    expect(message).toContain('import("cell-');
    expect(message).not.toContain(notebook.folder);
    expect(message).not.toContain('~');
  });
});

describe('types flow from cell to cell', () => {
  it.each([
    [
      'inferred constants',
      'const lit = "a"; const tup = [1, "x"] as const;',
      'const l: "a" = lit; const t: readonly [1, "x"] = tup;',
    ],
    [
      'inferred returns',
      'function pair<T>(x: T) { return { x, list: [x] } }',
      'const n: number = pair(1).list[0]!; const s: string = pair("").x',
    ],
    [
      'overloads',
      'function over(x: string): string; function over(x: number): number; function over(x: any) { return x }',
      'const a: string = over(""); const b: number = over(1)',
    ],
    [
      'classes with private members',
      'class Secret { #key = 1; private inner = 2; same(o: Secret) { return o.#key === this.#key } } const secret = new Secret()',
      'const again: Secret = secret; again.same(new Secret())',
    ],
    [
      'unique symbols',
      'const tag: unique symbol = Symbol(); type Tagged = { [tag]: number };',
      'const tagged: Tagged = { [tag]: 1 }; const v: number = tagged[tag]',
    ],
    [
      'anonymous classes',
      'function mixin<B extends new (...a: any[]) => object>(base: B) { return class extends base { #m = 1; mixed = true; read() { return this.#m } } } const Mixed = mixin(class { own = 1 });',
      'const mx = new Mixed(); const own: number = mx.own + mx.read(); const yes: boolean = mx.mixed',
    ],
    [
      'conditional and mapped types',
      'type Flip<T> = { [K in keyof T]: T[K] extends string ? number : string }; const flip = <T,>(x: T) => x as unknown as Flip<T>;',
      'const fl = flip({ a: "", b: 1 }); const fa: number = fl.a; const fb: string = fl.b',
    ],
    [
      'type predicates and assertions',
      'function isText(x: unknown): x is string { return typeof x === "string" } function must(x: unknown): asserts x is number {}',
      'const u: unknown = ""; if (isText(u)) u.length; const w: unknown = 1; must(w); w.toFixed()',
    ],
    [
      'enums and namespaces',
      'enum Mode { Train, Test } namespace Cfg { export interface Options { mode: Mode } }',
      'const cfg: Cfg.Options = { mode: Mode.Test }; const name: string = Mode[cfg.mode]!',
    ],
    [
      'imported types',
      "import type { Stats } from 'node:fs'; import { type Dirent, statSync } from 'node:fs';",
      'const st: Stats = statSync("/"); let d: Dirent | undefined',
    ],
    [
      'a type and a value of one name',
      'type Both = { n: number }',
      'const Both = (n: number): Both => ({ n }); const both: Both = Both(1)',
    ],
    [
      'generators and promises',
      'async function* gen() { yield 1 } const later = Promise.resolve({ deep: [1] });',
      'for await (const g of gen()) g.toFixed(); (await later).deep[0]!.toFixed()',
    ],
    [
      'recursive types',
      'interface Tree { left?: Tree; value: number } const tree = { value: 1, left: { value: 2 } } satisfies Tree',
      'const tr: Tree = tree; const deep: number = tree.left.value',
    ],
    [
      'values of types without a name',
      'const hidden = (() => { class Hidden { #x = 1; y = 2 } return new Hidden() })();',
      'const hy: number = hidden.y; const hid: typeof hidden = hidden',
    ],
  ])('%s', async (_, first, second) => {
    await notebook.value(first);
    await notebook.value(second);
  });

  it('with their restrictions', async () => {
    await notebook.value(
      'const fixed = 1; let loose: number | string = 1; class Guarded { private inner = 1; readonly r = 2 } const guarded = new Guarded()',
    );
    expect(await notebook.errors('fixed = 2')).toEqual([
      "1:1 Cannot assign to 'fixed' because it is a constant.",
    ]);
    expect(await notebook.errors('loose.toFixed()')).toEqual([
      expect.stringContaining("Property 'toFixed' does not exist"),
    ]);
    expect(await notebook.errors('guarded.inner')).toEqual([expect.stringContaining('is private')]);
    expect(await notebook.errors('guarded.r = 3')).toEqual([expect.stringContaining('read-only')]);
    expect(await notebook.errors('const notText: string = fixed')).toHaveLength(1);
  });

  it('through long chains of cells', async () => {
    await notebook.value('const link0 = { n: 0 }');
    for (let i = 1; i <= 150; i++) await notebook.value(`const link${i} = { ...link${i - 1}, n: ${i} }`);
    await notebook.value("import { EOL } from 'node:os'; const end: number = link150.n;");
    expect(await notebook.errors('const wrong: string = link150.n')).toHaveLength(1);
  });

  it('as of the latest declaration', async () => {
    await notebook.value('const version = 1; const useVersion = () => version');
    await notebook.value('const version = "two"');
    await notebook.value('const asText: string = version');
    expect(await notebook.errors('const asNumber: number = version')).toHaveLength(1);
  });
});

describe('global declarations in a cell', () => {
  it('hold in later cells, and may be changed', async () => {
    await notebook.value('declare global { interface Array<T> { lastOne(): T } var counter9: number }');
    await notebook.value(
      'Array.prototype.lastOne = function () { return this[this.length - 1] }; globalThis.counter9 = 1;',
    );
    expect(await notebook.value('[1, 2].lastOne() + counter9')).toBe(3);
    await notebook.value('declare global { interface Array<T> { lastOne(): T } var counter9: string }');
    await notebook.value('globalThis.counter9 = "text"');
  });

  it('are gone with the cell that was refused', async () => {
    await notebook.run('declare global { var neverThere: number } const oops: string = 1;');
    expect(await notebook.errors('neverThere')).toHaveLength(1);
  });

  it('augment modules', async () => {
    await notebook.value("declare module 'node:path' { interface ParsedPath { extra?: number } }");
    await notebook.value(
      "import { parse as parsePath } from 'node:path'; const extra: number | undefined = parsePath('/').extra;",
    );
  });
});

it('names of Node are typed without the DOM', async () => {
  await notebook.value(
    'const r1: Response = new Response(""); const u1: URL = new URL("a:b"); WebAssembly.Module; process.pid; Buffer.from("")',
  );
  expect(await notebook.errors('document')).toHaveLength(1);
});
