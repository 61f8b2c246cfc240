import { Notebook } from './support/notebook';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.open({
    'node_modules/zoo/animal.d.ts': `export declare class Animal {
      /** Makes itself heard. */
      speak(): string;
      /** All there are. */
      static count(): number;
    }`,
    'node_modules/zoo/index.d.ts': `import { Animal } from './animal';
      /** A dog, see {@link Animal}. */
      export declare class Dog extends Animal { speak(): string; static count(): number }`,
  });
  await notebook.value(`/**
 * Adds two numbers, see {@link Math.max} and {@link https://example.org the page}.
 *
 * Not for <b>text</b> & such.
 * @param a - The first.
 * @param b The second.
 * @returns The sum.
 * @throws {RangeError} Never.
 * @example
 * add(1, 2) // 3 < 4
 * @deprecated Use \`+\`.
 * @doc {heading: 'hidden'}
 * @since 1.0
 */
function add(a: number, b = 0): number { return a + b }
interface Options { /** The learning rate. */ rate: number }
/** @defaults bias: true, act: 'linear' */
function layer(units: number, options?: Omit<LayerOptions, 'units'>): string;
function layer(options: LayerOptions): string;
function layer(...args: unknown[]) { return '' }
interface LayerOptions {
  /** Its size. */ units: number;
  /** Whether to add one. @default false */ bias?: boolean;
  act?: 'linear' | 'relu';
  /** Steps. @default 3 */ steps?: number;
}
const tools = {
  /** Makes. And more. */
  make: () => 1, mend() {}, keep() {} };
class Model { /** Fits. */ fit(options: Options) { return this } }
const model = new Model(), list = [1];`);
});
afterAll(() => notebook.close());

describe('inspection', () => {
  it('shows signature, documentation and tags as Markdown', async () => {
    expect((await notebook.inspect('ad|d'))?.markdown).toBe(`\`\`\`typescript
function add(a: number, b?: number): number
\`\`\`

Adds two numbers, see \`Math.max\` and [the page](https://example.org).

Not for <b>text</b> & such.

**Deprecated**

Use \`+\`.

**Parameters**

- \`a\` – The first.
- \`b\` – The second.

**Returns**

The sum.

**Throws**

- {RangeError} Never.

**Examples**

\`\`\`typescript
add(1, 2) // 3 < 4
\`\`\`

**@since** 1.0`);
  });

  it('shows the same as HTML, in which documentation is text and never markup', async () => {
    const html = (await notebook.inspect('ad|d'))?.html;
    expect(html).toContain('<code class="language-typescript">function add(a: number, b?: number): number');
    expect(html).toContain('<a href="https://example.org">the page</a>');
    expect(html).toContain('Not for &lt;b&gt;text&lt;/b&gt; &amp; such.');
    expect(html).toContain('add(1, 2) // 3 &lt; 4');
    expect(html).toContain('<li><code>a</code> – The first.</li>');
  });

  it('shows the same in plain text', async () => {
    const plain = (await notebook.inspect('ad|d'))?.plain;
    expect(plain).toContain('function add(a: number, b?: number): number\n\nAdds two numbers');
    expect(plain).toContain('@param a - The first.');
    expect(plain).toContain('add(1, 2) // 3 < 4');
  });

  it.each([
    ['before a name', '|add(1)', 'function add'],
    ['after a name', 'add|(1)', 'function add'],
    ['inside the arguments: the function called', 'add(1, |)', 'function add'],
    ['behind a call that is not closed', 'add(1, |', 'function add'],
    ['inside the arguments: the name touched', 'add(list|)', 'const list'],
    ['a method', 'model.fi|t({ rate: 1 })', '(method) Model.fit(options: Options): Model'],
    ['a key', 'model.fit({ ra|te: 1 })', '(property) Options.rate: number'],
    ['a constructor', 'new Mod|el()', 'Model'],
    ['a local', 'const local = 5; loc|al', 'const local: 5'],
    ['a type', 'let o: Opti|ons', 'interface Options'],
    ['a global of Node', 'proces|s.pid', 'process'],
    ['an import', 'import { jo|in } from "node:path"', 'join(...paths: string[])'],
  ])('finds %s', async (_, code, expected) => {
    expect((await notebook.inspect(code))?.plain).toContain(expected);
  });

  it('adds the source at detail level 1', async () => {
    expect((await notebook.inspect('ad|d', 1))?.markdown).toContain(
      'function add(a: number, b = 0): number { return a + b }',
    );
    expect((await notebook.inspect('ad|d', 0))?.markdown).not.toContain('return a + b');
  });

  it('lists the options of a call with their values and defaults, and every way to call it', async () => {
    const markdown = (await notebook.inspect('layer(|'))?.markdown;
    expect(markdown).toContain(
      'function layer(units: number, options?: { … }): string\nfunction layer(options: LayerOptions): string',
    );
    expect(markdown).toContain(`**Options**

- \`units: number\` (required) – Its size.
- \`bias: boolean = true\` – Whether to add one.
- \`act: 'linear' | 'relu' = 'linear'\`
- \`steps: number = 3\` – Steps.`);
    expect((await notebook.inspect('layer(|'))?.plain).toContain('  bias: boolean = true – Whether');
  });

  it('lists what an object of functions holds', async () => {
    expect((await notebook.inspect('too|ls'))?.markdown).toContain('- `make` – Makes.\n- `mend`\n- `keep`');
  });

  it('names types without the path of their file', async () => {
    const { markdown = '' } =
      (await notebook.inspect('const dog = new (await import("zoo")).Dog(); do|g')) ?? {};
    expect(markdown).toContain('const dog: Dog');
  });

  it.each(['unknown|Name', '1 |+ 1', '', '|'])('finds nothing in %j', async code => {
    expect(await notebook.inspect(code)).toBeUndefined();
  });

  it('shows the documentation of packages, also where it is inherited from another file', async () => {
    const documentation = async (code: string) =>
      (await notebook.inspect(`import { Dog } from 'zoo'; ${code}`))?.markdown.split('\n\n')[1];
    expect(await documentation('new Dog().spe|ak()')).toBe('Makes itself heard.');
    expect(await documentation('Dog.cou|nt()')).toBe('All there are.');
    expect(await documentation('Do|g')).toBe('A dog, see `Animal`.');
    expect(await documentation('[1].findL|ast(x => x)')).toMatch(/last element/);
  });
});
