import { codePointOffset, codeUnitOffset } from '../../src/wire/code-points';

test('characters outside the basic plane count once on the wire and twice here', () => {
  expect(codeUnitOffset('a🙂b', 2)).toBe(3);
  expect(codePointOffset('a🙂b', 3)).toBe(2);
});

test('an offset past the end is the end', () => {
  expect(codeUnitOffset('🙂', 99)).toBe(2);
  expect(codePointOffset('🙂', 99)).toBe(1);
  expect(codeUnitOffset('abc', Infinity)).toBe(3);
});
