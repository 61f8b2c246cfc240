import { Notebook } from './support/notebook';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.open();
});
afterAll(() => notebook.close());

const value = (code: string) => notebook.value(code);

describe("a cell's result", () => {
  it.each([
    ['1 + 1', 2],
    ['1 + 1;', 2],
    ['const result0 = 5; result0 * 2', 10],
    ['await Promise.resolve(7)', 7],
    ['({ a: 1 })', { a: 1 }],
    ['"text"', 'text'],
    ['5;;', 5],
    ['let assigned0 = 1; assigned0 = 3', 3],
  ])('is the value of the final expression: %s', async (code, expected) => {
    expect(await value(code)).toEqual(expected);
  });

  it('is evaluated below a line for the shell', async () => {
    expect(await value('#!/usr/bin/env node\n6')).toBe(6);
  });

  it.each([
    'const declared0 = 5',
    'export default function () {}',
    'export default class { static evaluated0 = 1 }',
    'if (true) { 5 }',
    '',
    '// only a comment',
    '/* so */',
    'type T0 = 1',
    ';',
  ])('is none without one: %s', async code => {
    const { status, cell } = await notebook.run(code);
    expect({ status, hasResult: cell?.hasResult }).toEqual({ status: 'ok', hasResult: false });
  });
});

describe('top-level await', () => {
  it('makes a cell asynchronous only where the cell itself awaits', async () => {
    const isAsync = async (code: string) => (await notebook.run(code)).cell?.isAsync;
    expect(await isAsync('await 1')).toBe(true);
    expect(await isAsync('for await (const x of []) {}')).toBe(true);
    expect(await isAsync('{ await using x0 = null; }')).toBe(true);
    expect(await isAsync('class A0 { [await "m"]() {} }')).toBe(true);
    expect(await isAsync('async function wait0() { await 1 }')).toBe(false);
    expect(await isAsync('const wait1 = async () => { for await (const x of []) {} }')).toBe(false);
  });

  it('works in declarations, conditions, templates and arguments', async () => {
    const one = 'Promise.resolve(1)';
    expect(await value(`const w1 = await ${one}, [w2] = [await ${one}]; [w1, w2]`)).toEqual([1, 1]);
    expect(await value(`if (await ${one}) { var w3 = \`\${await ${one}}\` } w3!`)).toBe('1');
  });

  it('iterates with `for await`', async () => {
    const numbers = 'async function* numbers0() { yield 1; yield 2 }';
    expect(await value(`${numbers} let sum0 = 0; for await (const n of numbers0()) sum0 += n; sum0`)).toBe(3);
  });

  it('passes every await through the guard, in functions too', async () => {
    const { cell } = await notebook.run(
      'const f1 = async () => { for await (const x of [1]) await x; }; await f1()',
    );
    expect(cell?.code).toContain('await await_(x)');
    expect(cell?.code).toContain('of await_.iterate([1])');
    expect(cell?.code).toContain('await await_((0, exports.f1)())');
  });
});

describe('variables', () => {
  it('are live across cells and closures', async () => {
    await value('let shared = 1; const read = () => shared; function write(n: number) { shared = n }');
    await value('shared = 2');
    expect(await value('read()')).toBe(2);
    await value('write(3)');
    expect(await value('shared')).toBe(3);
    await value('shared++; shared += 2; [shared] = [shared * 2]; ({ shared } = { shared: shared + 1 })');
    expect(await value('[shared, read(), { shared }]')).toEqual([13, 13, { shared: 13 }]);
  });

  it.each([
    ['const', 'const again = 1; again', 'const again = "x"; again', 'x'],
    ['let', 'let again1 = 1; again1', 'let again1: boolean = true; again1', true],
    ['class', 'class C1 { a = 1 }', 'class C1 { b = 2 } new C1().b', 2],
    ['function', 'function f2() { return 1 }', 'function f2(x: number) { return x } f2(5)', 5],
    ['enum', 'enum E1 { A }', 'enum E1 { B = 7 } E1.B', 7],
    [
      'interface',
      'interface I1 { a: number }',
      'interface I1 { b: string } const i1: I1 = { b: "" }; i1.b',
      '',
    ],
    ['type', 'type T1 = number', 'type T1 = string; const t1: T1 = "s"; t1', 's'],
    [
      'import',
      'import { sep as imported } from "path"',
      'import { join as imported } from "path"; imported("a")',
      'a',
    ],
    ['import by const', 'import { sep as other } from "path"', 'const other = 5; other', 5],
    ['namespace', 'namespace N1 { export const a = 1 }', 'namespace N1 { export const b = 2 } N1.b', 2],
  ])('may be declared again: %s', async (_, first, second, expected) => {
    await value(first);
    expect(await value(second)).toBe(expected);
  });

  it('are seen again by functions of earlier cells when declared again', async () => {
    await value('function inner() { return "old" } const outer = () => inner()');
    await value('function inner() { return "new" }');
    expect(await value('outer()')).toBe('new');
  });

  it('may shadow globals and names in scope without harm to others', async () => {
    expect(await value('const process = 5, fetch = () => 1, Array = 2; process + fetch() + Array')).toBe(8);
    expect(await value('const console = 1; [].constructor.name + console')).toBe('Array1');
  });

  it('may have the names of the parameters that cells run with', async () => {
    expect(await value('const exports = 5, import_ = 6, await_ = 7; exports + import_ + await_')).toBe(18);
    expect(await value('function g1(exports: number) { return exports + import_ } g1(1)')).toBe(7);
    expect(await value('const require = (x: string) => x; require("y")')).toBe('y');
  });

  it('come from every pattern', async () => {
    const code = `const { a1, b1: [c1 = 4, , ...d1], ['e' + 1]: e1 = 'x', ...rest1 } = { a1: 1, b1: [undefined, 2, 3], f: 6 } as any;
      [a1, c1, d1, e1, rest1]`;
    expect(await value(code)).toEqual([1, 4, [3], 'x', { f: 6 }]);
    expect(await value('[a1, c1]')).toEqual([1, 4]);
  });

  it('keep their functions’ and classes’ names', async () => {
    const code =
      'const fn = () => 1, K1 = class {}, { d = function () {} } = {} as any; [fn.name, K1.name, d.name]';
    expect(await value(code)).toEqual(['fn', 'K1', 'd']);
  });

  it('stay local in blocks, loops and functions', async () => {
    await value('{ let local = 1; const local2 = 2 } for (let local3 = 0; local3 < 1; local3++) {}');
    for (const name of ['local', 'local2', 'local3']) {
      expect(await notebook.errors(name)).toEqual([expect.stringContaining(`Cannot find name '${name}'`)]);
    }
  });

  it('declared with `var` in blocks and loops belong to the cell', async () => {
    await value(
      'for (var i2 = 0; i2 < 3; i2++) { var last = i2 } for (var k2 in { a: 1 }) {} var bare2: number | undefined;',
    );
    expect(await value('[i2, last, k2, bare2]')).toEqual([3, 2, 'a', undefined]);
  });

  it('shadowed by parameters, catch clauses and inner declarations stay untouched', async () => {
    await value('let s = 1;');
    const code = `const byParameter = (s: number) => s, byConst = () => { const s = 2; return s };
      const byPattern = ({ s }: { s: number }) => s;
      try { throw 3 } catch (s) {}
      label: for (const s of [4]) { continue label }
      [s, byParameter(5), byConst(), byPattern({ s: 6 }), { s: 7 }.s]`;
    expect(await value(code)).toEqual([1, 5, 2, 6, 7]);
  });
});

describe('calls', () => {
  it('do not pass the variables of the notebook as `this`', async () => {
    await value('function self(this: unknown, ..._: unknown[]) { return this === undefined }');
    expect(await value('[self(), self?.(), (self)(), self!(), (self as any)(), self`x`]')).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  });

  it('of methods keep theirs', async () => {
    expect(await value('const o1 = { n: 5, get() { return this.n } }; o1.get()')).toBe(5);
  });

  it('may come before the function in a cell', async () => {
    expect(await value('const early = hoisted(); function hoisted() { return 9 } early')).toBe(9);
  });

  it('may recurse', async () => {
    expect(
      await value('function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1) } fact(5)'),
    ).toBe(120);
  });
});

describe('TypeScript’s own constructs', () => {
  it('run: enums, constant enums and namespaces', async () => {
    const code = `enum Color { Red, Green = Red + 5 } const enum Flag { On = 2 }
      namespace Geometry { export const pi = 3; export namespace Inner { export const twice = pi * 2 } }
      [Color.Green, Color[0], Flag.On, Geometry.Inner.twice]`;
    expect(await value(code)).toEqual([5, 'Red', 2, 6]);
    expect(await value('[Color.Red, Flag.On, Geometry.pi]')).toEqual([0, 2, 3]);
  });

  it('run: standard decorators, from an earlier cell too', async () => {
    await value(
      'const seen: unknown[] = []; function note(_: unknown, { name }: DecoratorContext) { seen.push(name) }',
    );
    expect(await value('@note class Decorated { @note field = 1; @note method() {} } seen')).toEqual([
      'method',
      'field',
      'Decorated',
    ]);
  });

  it('run: `using` and `await using`, disposed of when the cell ends', async () => {
    await value('const log1: string[] = [];');
    await value(`using a9 = { [Symbol.dispose]() { log1.push('sync') } };
      await using b9 = { async [Symbol.asyncDispose]() { log1.push('async') } };
      log1.push('body')`);
    expect(await value('log1')).toEqual(['body', 'async', 'sync']);
  });

  it('run: generators, labels, private names, static blocks, accessors, satisfies', async () => {
    const code = `function* count() { yield* [1, 2] }
      class P1 { #x = 1; static n = 0; static { P1.n = 4 } accessor y = 2; has(o: object) { return #x in o } }
      const sat = { k: 1 } satisfies Record<string, number>;
      outer: for (const a of [1]) for (const b of [1]) break outer;
      [[...count()], P1.n, new P1().y, new P1().has(new P1()), sat.k]`;
    expect(await value(code)).toEqual([[1, 2], 4, 2, true, 1]);
  });

  it('run: classes that refer to themselves, and that extend those of earlier cells', async () => {
    await value('class Node1 { static root = new Node1(); next?: Node1; make() { return new Node1() } }');
    expect(
      await value(
        'class Leaf extends Node1 {} [new Leaf().make() instanceof Node1, Node1.root !== undefined]',
      ),
    ).toEqual([true, true]);
  });

  it('run: exports, which a cell has nobody to give to', async () => {
    const code =
      'export const ex1 = 1; export function ex2() { return 2 } export default class Ex3 {} export { ex1 as ex4 }';
    await value(code);
    expect(await value('[ex1, ex2(), new Ex3().constructor.name]')).toEqual([1, 2, 'Ex3']);
  });

  it('leave nothing of declarations that only speak to the checker', async () => {
    await value(
      'declare const fromElsewhere: number; interface Only {} type Also = Only; declare function alsoThere(): void',
    );
    expect(await notebook.run('fromElsewhere')).toMatchObject({
      error: 'ReferenceError: fromElsewhere is not defined',
    });
  });

  it('run in strict mode, without a `this`', async () => {
    expect(await value('(function (this: unknown) { return this })() === undefined')).toBe(true);
    expect(await value('this === undefined')).toBe(true);
  });
});

describe('a cell that throws', () => {
  it('keeps what it declared before', async () => {
    const outcome = await notebook.run(
      'const kept = 1; class Kept {} throw new Error("stop"); const lost = 2',
    );
    expect(outcome).toMatchObject({ status: 'error', error: 'Error: stop', declared: ['kept', 'Kept'] });
    expect(await value('kept')).toBe(1);
    expect(await notebook.errors('lost')).toEqual(["1:1 Cannot find name 'lost'."]);
  });

  it('keeps its functions and types, which exist from the start', async () => {
    await notebook.run(
      'throw new Error("stop"); function keptFunction(): KeptType { return 1 } type KeptType = 1',
    );
    expect(await value('keptFunction()')).toBe(1);
  });

  it('leaves names that it did not get to declare again as they were', async () => {
    await value('const survivor = 1');
    await notebook.run('throw new Error("stop"); const survivor = "text"');
    expect(await value('survivor.toFixed(1)')).toBe('1.0');
  });
});

describe('a text that is never committed', () => {
  it('leaves no trace in a refused cell', async () => {
    await notebook.run('const refused = 1; refused.nothing');
    expect(await notebook.errors('refused')).toEqual(["1:1 Cannot find name 'refused'."]);
  });
});

it('a thousand statements are a cell like any other', async () => {
  const code = Array.from({ length: 1000 }, (_, index) => `const huge${index} = ${index};`).join('\n');
  expect(await value(`${code}\nhuge999`)).toBe(999);
});
