import { parseOptions } from '../src/options';

test('a connection file and a scope module', () => {
  expect(parseOptions(['/tmp/c.json'])).toEqual({
    connectionFile: '/tmp/c.json',
    scope: undefined,
    language: 'typescript',
  });
  expect(parseOptions(['/tmp/c.json', '--scope', __filename]).scope).toBe(__filename);
  expect(parseOptions(['/tmp/c.json', '--language', 'javascript']).language).toBe('javascript');
});

test('what is missing or unknown is said', () => {
  expect(() => parseOptions([])).toThrow('The connection file is missing');
  expect(() => parseOptions(['/c.json', '--speed'])).toThrow('--speed');
  expect(() => parseOptions(['/c.json', '--language', 'python'])).toThrow("not in 'python'");
});
