import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { Notebook } from './support/notebook';

let notebook: Notebook;
beforeAll(async () => {
  notebook = await Notebook.open();
});
afterAll(() => notebook.close());

/** Where the first `text` in emitted code comes from, as `file line:column`, both from 1. */
function origin({ code, map }: { code: string; map: string }, text: string): string {
  const before = code.slice(0, code.indexOf(text)).split('\n');
  const emitted = { line: before.length, column: before.at(-1)?.length ?? 0 };
  const { source, line, column } = originalPositionFor(new TraceMap(map), emitted);
  return `${source} ${line}:${(column ?? NaN) + 1}`;
}

describe("a cell's source map", () => {
  it.each([
    [
      'interface Gone {\n  a: number;\n}\n\nfunction boom(): never {\n  throw new Error("boom");\n}',
      'throw',
      '6:3',
    ],
    ['const a: number = 1;\n  console.log(a)', 'console.log', '2:3'],
    ['enum E { A }\nfunction f(e: E) { return e }\nlet later = f(E.A);', 'f)(', '3:13'],
    ['await 1;\nclass Model {\n  fit(x: number) { return x }\n}', 'fit(x', '3:3'],
  ])('leads from the code to the cell as typed: %j', async (code, text, place) => {
    const cell = await notebook.compiled(code);
    expect(origin(cell, text)).toBe(`${cell.fileName} ${place}`);
  });

  it('holds the cell itself', async () => {
    const { map, fileName } = await notebook.compiled('1 + 1');
    expect(JSON.parse(map)).toMatchObject({ version: 3, sources: [fileName], sourcesContent: ['1 + 1'] });
  });
});

it("a local module's map leads to its file", async () => {
  notebook.write('mod.ts', 'type Gone = 1;\n\nexport function fail(): never {\n  throw new Error("x");\n}');
  const { modules } = await notebook.compiled('import { fail } from "./mod"');
  expect(modules.map(module => origin(module, 'throw'))).toEqual([`${notebook.folder}/mod.ts 4:3`]);
});
