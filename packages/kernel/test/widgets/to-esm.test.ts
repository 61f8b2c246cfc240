import { toEsm, type FrontEndCode } from '../../src/widgets/to-esm';

/** The module's `render`, as a browser would get it. */
async function load(code: FrontEndCode): Promise<(context: unknown) => unknown> {
  const body = toEsm(code).replace('export default', 'return').replaceAll('import.meta', '({})');
  return ((await new Function(body)()) as { render: (context: unknown) => unknown }).render;
}

const el = () => ({ text: '' });

test.each<[string, FrontEndCode]>([
  ['an arrow function', { render: (({ el }: { el: { text: string } }) => (el.text = 'drawn')) as never }],
  [
    'a function',
    {
      render: function ({ el }: { el: { text: string } }) {
        el.text = 'drawn';
      } as never,
    },
  ],
  [
    'a method',
    {
      render({ el }: { el: { text: string } }) {
        el.text = 'drawn';
      },
    } as never,
  ],
  [
    'a method of another name',
    {
      render: {
        async draw({ el }: { el: { text: string } }) {
          el.text = 'drawn';
        },
      }.draw as never,
    },
  ],
  [
    'one with helpers',
    { imports: 'const word = "drawn";', render: new Function('{ el }', 'el.text = word') as never },
  ],
])('%s draws', async (_, code) => {
  const page = el();
  await (
    await load(code)
  )({ el: page });
  expect(page.text).toBe('drawn');
});

test('what await in a compiled cell has become is an await again', async () => {
  const render = new Function(
    'await_',
    'return async ({ el }) => { el.text = await await_(Promise.resolve("later")); }',
  );
  const page = el();
  await (
    await load({ render: render((value: unknown) => value) as never })
  )({ el: page });
  expect(page.text).toBe('later');
});

test('a whole module stays as it is', () => {
  expect(toEsm({ esm: 'export default {}' })).toBe('export default {}');
});

test.each<[FrontEndCode, string]>([
  [{}, '`render`'],
  [{ render: Math.max as never }, 'no text'],
  [
    { render: new Function('return exports.a + (0, exports.b)(exports.a)') as never },
    "'a', 'b' of the notebook",
  ],
])('%o is refused', (code, message) => {
  expect(() => toEsm(code)).toThrow(message);
});
