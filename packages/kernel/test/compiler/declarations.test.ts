import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type ts from 'typescript';
import type { Compiler } from '../../src/compiler/compiler';
import { createCompiler } from '../../src/compiler/create-compiler';
import { LazyDeclarations } from '../../src/compiler/typescript/declarations/lazy-declarations';

const folder = mkdtempSync(path.join(tmpdir(), 'declarations-'));
const cwd = path.join(folder, 'notebook');
const cache = path.join(folder, 'cache');
const outlines = path.join(cache, 'epochlab');
const scope = path.join(folder, 'scope', 'index.js');
const environment = { ...process.env };

const files: Readonly<Record<string, string>> = {
  'scope/index.d.ts':
    "export { add, Box, sum as total } from './parts';\nexport * as deep from './deep';\nimport './more';",
  'scope/parts.d.ts':
    'export declare function add(a: number, b: number): number;\n' +
    'export declare class Box { private readonly inside; value: number; }\n' +
    'export declare function sum(...boxes: Box[]): number;',
  'scope/deep.d.ts':
    "import { Readable } from 'node:stream';\n/** Streams. */\nexport declare const stream: Readable;",
  'scope/more.d.ts': "declare module './parts' { interface Box { label: string } }\nexport {};",
  'notebook/node_modules/globbed/package.json': '{"name":"globbed","version":"1.0.0","types":"index.d.ts"}',
  'notebook/node_modules/globbed/index.d.ts':
    '/// <reference types="node" />\n' +
    "import { Session } from 'inspector';\n" +
    'declare global { var globbed: Session }\nexport declare function read(name: string): Buffer;',
  'notebook/node_modules/globbed/index.js': '',
};

async function start(): Promise<Compiler> {
  return createCompiler({ cwd, scope });
}

/** Starts a compiler once for the outline that it writes. */
async function learnOutline(): Promise<void> {
  const compiler = await start();
  await compiler.settle();
  await compiler.dispose();
}

async function errorsOf(compiler: Compiler, code: string, fileName: string): Promise<string[]> {
  const result = await compiler.compile({ code, fileName, check: true });
  if (result.status === 'ok') await compiler.commit(fileName, result.cell.names);
  return result.status === 'ok' ? [] : result.diagnostics.map(({ message }) => message);
}

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = cache;
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  await learnOutline();
});

afterAll(() => {
  process.env = environment;
  rmSync(folder, { recursive: true });
});

const sound = [
  'const three: number = add(1, 2); three',
  "import fs, { statSync } from 'node:fs'; const size: number = statSync('.').size; fs.readdirSync('.')",
  "import { Session } from 'node:inspector'; new Session().connect()",
  "import { Session as Promised } from 'inspector/promises'; await new Promised().post('Runtime.enable')",
  "const text: string = (await import('node:fs/promises')).constants.R_OK.toFixed() + process.argv[0]",
  "const host: string = new URL('http://x').host; Buffer.from('x').toString('hex')",
  "const reply: Response = await fetch('http://x'); const status: number = reply.status",
  'deep.stream.destroyed satisfies boolean',
  'const box: Box = { ...new Box(), label: "" } as Box; const label: string = box.label; total(box)',
  "import { read } from 'globbed'; const bytes: Buffer = read('x'); globbed.connect()",
  "declare module 'fs' { interface Stats { mine: string } }\nimport type { Stats } from 'node:fs'; (s: Stats): string => s.mine",
  'declare global { interface ReadableStream { mine: string } }\n(stream: ReadableStream): string => stream.mine',
  "import type { Box as Other } from '../scope/parts'; const other: Other = new Box(); other.label.length",
  '/// <reference lib="dom" />\nconst canvas = document.createElement("canvas"); canvas.width + new Float32Array(2).length',
  "import test from 'node:test'; test('x', t => t.diagnostic('y'))",
];

const wrong = [
  'const text: string = add(1, 2)',
  "import { nothing } from 'node:fs'",
  "import x from 'nowhere'",
  'new Box().inside',
  'const Box = 1; const other: Box = 2',
  "import * as inspector from 'inspector'; inspector.url().length.toFixed(); inspector.open('x')",
  'fetch(1)',
];

describe('declarations that are read when they are asked for', () => {
  it('check cells just as declarations that are all read at the start', async () => {
    const lazy = await start();
    rmSync(outlines, { recursive: true });
    const full = await start();
    for (const [index, code] of [...sound, ...wrong].entries()) {
      const name = `cell-${index}.ts`;
      const expected = await errorsOf(full, code, name);
      expect({ code, errors: await errorsOf(lazy, code, name) }).toEqual({ code, errors: expected });
      expect(expected.length > 0).toBe(wrong.includes(code));
    }
    await lazy.dispose();
    await full.dispose();
    await learnOutline();
  });

  it('are read for what a cell needs of them, and not before', async () => {
    const read = jest.spyOn(LazyDeclarations.prototype, 'sourceFile');
    const filesRead = () =>
      read.mock.results.map(({ value }) =>
        path.basename((value as ts.SourceFile | undefined)?.fileName ?? ''),
      );
    const compiler = await start();
    await errorsOf(compiler, 'add(1, 2)', 'cell-1.ts');
    expect(filesRead()).toContain('parts.d.ts');
    expect(filesRead()).not.toContain('stream.d.ts');
    await errorsOf(compiler, 'deep.stream.destroyed', 'cell-2.ts');
    expect(filesRead()).toContain('stream.d.ts');
    await compiler.dispose();
    read.mockRestore();
  });

  it('complete and are documented as if they had been read', async () => {
    const compiler = await start();
    const names = async (code: string) =>
      (await compiler.complete(code, code.length)).matches.map(({ text }) => text);
    expect(await names("import x from 'node:insp")).toEqual(['node:inspector', 'node:inspector/promises']);
    expect(await names('deep.')).toEqual(['stream']);
    expect(await names('deep.stream.destr')).toEqual(expect.arrayContaining(['destroy', 'destroyed']));
    expect((await compiler.inspect('deep.stream', 7, 0))?.plain).toContain('Streams.');
    await compiler.dispose();
  });

  it('are all read again once one of them has changed', async () => {
    const compiler = await start();
    expect(await errorsOf(compiler, 'add(1, 2)', 'cell-1.ts')).toEqual([]);
    const parts = path.join(folder, 'scope', 'parts.d.ts');
    const text = readFileSync(parts, 'utf8');
    writeFileSync(parts, text.replace('a: number', 'a: string'));
    expect(await errorsOf(compiler, 'add(1, 2)', 'cell-2.ts')).toEqual([
      "Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
    await compiler.dispose();
    const next = await start();
    expect(await errorsOf(next, 'add("1", 2)', 'cell-1.ts')).toEqual([]);
    await next.dispose();
    writeFileSync(parts, text);
  });

  it('are read at the start where the outline cannot be read', async () => {
    for (const name of readdirSync(outlines)) writeFileSync(path.join(outlines, name), '{"stamps":{},"outl');
    const compiler = await start();
    expect(await errorsOf(compiler, 'add(1, 2)', 'cell-1.ts')).toEqual([]);
    await compiler.dispose();
  });
});
