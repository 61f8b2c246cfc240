import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckSettings } from '../../src/compiler/compiler';
import { completeMagic } from '../../src/magics/complete-magic';
import { Magics } from '../../src/magics/magics';
import { Redirects } from '../../src/redirects/redirects';

let configured: CheckSettings[] = [];
const newMagics = () =>
  new Magics({
    redirects: new Redirects(new Map(), new Map()),
    configure: async checks => void configured.push(checks),
    variables: () => ({ rate: 0.1, rows: [1, 2], train: { x: 1 } }),
  });

beforeEach(() => (configured = []));

test('a magic is carried out and its line left blank, so that lines keep their numbers', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const magics = newMagics();
  await expect(magics.apply('// first\n%check off\nconst a = 1')).resolves.toMatchObject({
    code: '// first\n\nconst a = 1',
  });
  expect(magics.settings.check).toBe(false);
  write.mockRestore();
});

test('a percent sign in the code is an operator', async () => {
  const code = 'const rest = 7\n%check';
  await expect(newMagics().apply(code)).resolves.toEqual({ code, isTimed: false });
});

test.each([
  ['%check maybe', 'Expected %check on or %check off'],
  ['%strict', 'Expected %strict on or %strict off'],
  ['%lang python', 'Expected %lang js or %lang ts'],
  ['%decorators new', 'Expected %decorators standard or %decorators legacy'],
  ['%install jsr:@std/ulid@1', 'npx jsr add @std/ulid@1'],
  ['%install ../evil; rm', 'is not the name of an npm package'],
  ['%fly', 'There is no magic %fly'],
])('%s is refused', async (code, message) => {
  await expect(newMagics().apply(code)).rejects.toThrow(message);
});

test('%install wants a name where no package.json has any', async () => {
  const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'epochlab-'))];
  process.chdir(folder);
  try {
    await expect(newMagics().apply('%install')).rejects.toThrow('the name of a package');
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});

const said = async (code: string) => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const cell = await newMagics().apply(code);
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
  write.mockRestore();
  return { ...cell, text };
};

test.each(['%', '%lsmagic', '%%lsmagic'])('%s lists the magics', async code => {
  const { text } = await said(code);
  for (const magic of ['%time', '%%time', '%who', '%lang', '%check', '%install', '!COMMAND'])
    expect(text).toContain(magic);
});

test('%time is about its own line, %%time about the cell', async () => {
  expect(await said('%time f(1)\ng()')).toMatchObject({ code: 'f(1)\ng()', isTimed: true });
  expect(await said('%%time\ng()')).toMatchObject({ code: '\ng()', isTimed: true });
});

test('%who tells the kinds of values', async () => {
  expect((await said('%who')).text).toBe('rate   number\nrows   Array(2)\ntrain  Object\n');
});

test.each([
  ['%pip install x', '%install adds packages from npm'],
  ['%matplotlib inline', 'as they are'],
])('%s is told what there is instead', async (code, message) => {
  await expect(newMagics().apply(code)).rejects.toThrow(message);
});

test('magics are completed where a line begins with %', () => {
  expect(completeMagic('%ch', 3)).toMatchObject({ matches: [{ text: '%check' }], start: 0, end: 3 });
  expect(completeMagic('%%t', 3)?.matches.map(({ text }) => text)).toEqual(['%%time']);
  expect(completeMagic('a %ch', 5)).toBeUndefined();
});

test('code for another kernel is checked less strictly, unless the notebook has said otherwise', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const magics = newMagics();
  await magics.adopt({ kernel: 'tslab', language: 'typescript' });
  expect(configured).toEqual([{ strict: false, legacyDecorators: false }]);
  await magics.apply('%strict on');
  await magics.adopt({ kernel: 'tslab', language: 'typescript' });
  expect(configured.at(-1)).toEqual({ strict: true, legacyDecorators: false });
  write.mockRestore();
});

test('a cell of another kernel leaves the language of the notebook as it is', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const magics = newMagics();
  await magics.adopt({ kernel: 'jslab', language: 'javascript', isNamed: true });
  expect(write.mock.calls.join('')).toContain('%lang js in its first cell');
  await magics.adopt({ kernel: 'tslab' });
  expect(magics.settings.language).toBe('javascript');
  write.mockRestore();
});
