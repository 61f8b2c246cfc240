import type { CheckSettings } from '../../src/compiler/compiler';
import { Magics } from '../../src/magics/magics';
import { Redirects } from '../../src/redirects/redirects';

let configured: CheckSettings[] = [];
const newMagics = () =>
  new Magics({
    redirects: new Redirects(new Map(), new Map()),
    configure: async checks => void configured.push(checks),
  });

beforeEach(() => (configured = []));

test('a magic is carried out and its line left blank, so that lines keep their numbers', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const magics = newMagics();
  await expect(magics.apply('// first\n%check off\nconst a = 1')).resolves.toBe('// first\n\nconst a = 1');
  expect(magics.settings.check).toBe(false);
  write.mockRestore();
});

test('a percent sign in the code is an operator', async () => {
  const code = 'const rest = 7\n%check';
  await expect(newMagics().apply(code)).resolves.toBe(code);
});

test.each([
  ['%check maybe', 'Expected %check on or %check off'],
  ['%strict', 'Expected %strict on or %strict off'],
  ['%lang python', 'Expected %lang js or %lang ts'],
  ['%decorators new', 'Expected %decorators standard or %decorators legacy'],
  ['%install', 'the name of a package'],
  ['%install jsr:@std/ulid@1', 'npx jsr add @std/ulid@1'],
  ['%install ../evil; rm', 'is not the name of an npm package'],
  ['%fly', 'There is no magic %fly'],
])('%s is refused', async (code, message) => {
  await expect(newMagics().apply(code)).rejects.toThrow(message);
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
