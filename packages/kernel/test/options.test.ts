import { parseOptions } from '../src/options';

test('a connection file and a scope module', () => {
  expect(parseOptions(['/tmp/c.json'])).toEqual({ connectionFile: '/tmp/c.json', scope: undefined });
  expect(parseOptions(['/tmp/c.json', '--scope', __filename]).scope).toBe(__filename);
});

test('what is missing or unknown is said', () => {
  expect(() => parseOptions([])).toThrow('The connection file is missing');
  expect(() => parseOptions(['/c.json', '--speed'])).toThrow('--speed');
});
