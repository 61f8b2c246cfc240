import { Magics } from '../../src/magics/magics';

test('a magic is carried out and its line left blank, so that lines keep their numbers', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const magics = new Magics();
  await expect(magics.apply('// first\n%check off\nconst a = 1')).resolves.toBe('// first\n\nconst a = 1');
  expect(magics.settings.check).toBe(false);
  write.mockRestore();
});

test('a percent sign in the code is an operator', async () => {
  const code = 'const rest = 7\n%check';
  await expect(new Magics().apply(code)).resolves.toBe(code);
});

test.each([
  ['%check maybe', 'Expected %check on or %check off'],
  ['%install', 'the name of a package'],
  ['%install ../evil; rm', 'is not the name of an npm package'],
  ['%fly', 'There is no magic %fly'],
])('%s is refused', async (code, message) => {
  await expect(new Magics().apply(code)).rejects.toThrow(message);
});
