import { DEFAULT_CHECKS } from '../../src/compiler/compiler';
import { KERNEL_TYPES } from '../../src/session/scope/ambient';
import { Notebook } from './support/notebook';

let notebook: Notebook;
beforeAll(async () => {
  const loose =
    'export function twice(x) { return 2 * x } export const wrong: number = "a"; export const one = 1;';
  notebook = await Notebook.open({ 'loose.ts': loose }, { ambient: KERNEL_TYPES });
});
afterAll(() => notebook.close());

const js = (code: string) => notebook.value(code, { language: 'javascript' });

describe('a cell of JavaScript', () => {
  it('has no type errors, and properties that constructors and assignments add', async () => {
    expect(
      await js('class A { constructor() { this.x = 3 } } const a = new A(); a.y = 4; [a.x, a.y]'),
    ).toEqual([3, 4]);
    expect(
      await js(
        'function Animal(n) { this.n = n } Animal.prototype.hi = function () { return "hi " + this.n }; new Animal("b").hi()',
      ),
    ).toBe('hi b');
  });

  it('runs in sloppy mode: `this` of a bare call is the global object, a name may be assigned undeclared', async () => {
    expect(
      await js('function self() { return this === globalThis } undeclared = 7; [self(), undeclared]'),
    ).toEqual([true, 7]);
  });

  it('takes packages by require, and may assign to module.exports', async () => {
    expect(
      await js('const { join } = require("path"); const p = require("path"); p.join(join("a", "b"), "c")'),
    ).toBe('a/b/c');
    expect(await js('module.exports = { f: 1 }; exports.zz = 3; typeof module')).toBe('object');
  });

  it('gives its types, from JSDoc too, to cells of TypeScript', async () => {
    await js('/** @param {number} n @returns {number} */ const twice = n => n * 2;');
    expect(await notebook.errors('twice("x")')).toEqual([
      "1:7 Argument of type 'string' is not assignable to parameter of type 'number'.",
    ]);
    expect(await notebook.value('twice(4)')).toBe(8);
  });

  it('is refused for errors of syntax alone', async () => {
    const outcome = await notebook.run('const = 1', { language: 'javascript' });
    expect(outcome.status).toBe('refused');
  });
});

describe('JSX without a tsconfig.json', () => {
  it('is read where the cell is no TypeScript without it', async () => {
    await notebook.value('const h = (tag: any, props: any, ...c: any[]) => ({ tag, props, c });');
    expect(await notebook.value('/** @jsx h */ const el = <b title="x">hi</b>; el')).toEqual({
      tag: 'b',
      props: { title: 'x' },
      c: ['hi'],
    });
    expect(await notebook.isComplete('const el = <b title="x">hi')).toMatchObject({ status: 'incomplete' });
  });

  it('finds a factory that the same cell declares', async () => {
    const variable = `/** @jsx make */
      const { make } = { make: (tag: any) => 'made ' + tag };
      <b />`;
    expect(await notebook.value(variable)).toBe('made b');
    const later = `/** @jsx make */
      const other = (make: any) => <i />;
      let make = (tag: any) => tag + '!';
      other((tag: any) => tag + '?') + <u />`;
    expect(await notebook.value(later)).toBe('i?u!');
    expect(await notebook.value('/** @jsx f */ function f(tag: any) { return tag } <s />')).toBe('s');
  });

  it("leaves TypeScript's older syntax alone", async () => {
    expect(await notebook.value('const id = <T>(x: T) => x; id(<number>3)')).toBe(3);
  });
});

describe('without strict', () => {
  beforeAll(async () => {
    await notebook.value('const before = { n: 1 };');
    await notebook.configure({ ...DEFAULT_CHECKS, strict: false });
  });

  it('untyped parameters and possible nulls are no errors', async () => {
    expect(await notebook.value('function f(x) { return x.a } f({ a: 3 })')).toBe(3);
    expect(
      await notebook.value('const s: string = null; const m = "a".match(/b/); m === null || m.index'),
    ).toBe(true);
  });

  it('real mistakes are', async () => {
    expect(await notebook.errors('const n: number = "x"')).toEqual([
      "1:7 Type 'string' is not assignable to type 'number'.",
    ]);
  });

  it('legacy decorators are known once they are asked for', async () => {
    await notebook.configure({ strict: false, legacyDecorators: true });
    expect(
      await notebook.value(
        'function log(t, k, d) { d.value = () => "logged" } class B { @log m() { return "m" } } new B().m()',
      ),
    ).toBe('logged');
  });
});

it('a type error in a local module is a warning', async () => {
  const outcome = await notebook.run('import { one } from "./loose"; one');
  expect(outcome).toMatchObject({ status: 'ok', value: 1 });
  expect(outcome.diagnostics?.map(({ message }) => message)).toContain(
    "Type 'string' is not assignable to type 'number'.",
  );
});
