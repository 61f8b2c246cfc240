import { toJson } from '../../src/wire/to-json';
import { encodeParts, createHeader } from '../../src/wire/encode';

test.each<[string, unknown, unknown]>([
  ['typed arrays are lists', { x: Float32Array.of(1, 2.5) }, { x: [1, 2.5] }],
  ['sets are lists and maps objects', [new Set([1]), new Map([['a', 2]])], [[1], { a: 2 }]],
  ['big integers are numbers where those are exact', [1n, 2n ** 60n], [1, '1152921504606846976']],
  ['dates are what they say themselves', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['functions are left out', { f() {}, list: [Symbol('s'), 1] }, { list: [null, 1] }],
])('%s', (_, value, json) => {
  expect(toJson(value)).toEqual(json);
});

test('circles end', () => {
  const circle: Record<string, unknown> = { a: 1 };
  circle['self'] = [circle];
  expect(toJson(circle)).toEqual({ a: 1, self: ['[Circular]'] });
});

test('what is very deep is cut, so that it can be written', () => {
  let deep: unknown = 'bottom';
  for (let i = 0; i < 20_000; i++) deep = [deep];
  expect(JSON.stringify(toJson(deep))).toContain('[...]');
});

test.each([{ n: 1n }, { f: undefined }])('a message with %p can be sent', content => {
  const [, , , part] = encodeParts(createHeader('comm_msg', 's'), undefined, {}, content);
  expect(() => JSON.parse(String(part))).not.toThrow();
});
