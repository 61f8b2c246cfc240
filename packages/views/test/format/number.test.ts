import { formatCount, formatNumber, formatPercent, formatScore } from '../../src';

test.each([
  [0.123456, '0.1235'],
  [0.1, '0.1'],
  [12.3456, '12.35'],
  [1234.56, '1\u202f235'],
  [1_234_567, '1\u202f234\u202f567'],
  [0, '0'],
  [-2.5, '\u22122.5'],
  [0.0000123456, '1.235e\u22125'],
  [123_456_789.5, '1.235e8'],
  [1e308, '1e308'],
])('formatNumber(%p) has four significant digits: %s', (value, text) =>
  expect(formatNumber(value)).toBe(text),
);

test('formatNumber says what is not finite in words', () => {
  expect([NaN, Infinity, -Infinity].map(value => formatNumber(value))).toEqual([
    'NaN',
    'infinite',
    '\u2212infinite',
  ]);
});

test('formatCount sets thousands apart with a narrow no-break space', () =>
  expect(formatCount(50_890)).toBe('50\u202f890'));

test.each([
  [1, '100%'],
  [0.12345, '12.3%'],
  [0.0123, '1.2%'],
  [0, '0%'],
])('formatPercent(%p) is %s', (share, text) => expect(formatPercent(share)).toBe(text));

test('formatScore keeps all four decimals, so that a column lines up', () => {
  expect([0.9, 1, null].map(formatScore)).toEqual(['0.9000', '1.0000', '–']);
});
