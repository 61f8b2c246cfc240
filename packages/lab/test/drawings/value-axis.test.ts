import { valueAxis } from '../../src/drawings/training/curves/value-axis';

const curve = (...y: (number | null)[]) => ({ x: y.map((_, i) => i), y });

/** The ends of the axis without the room above and below, rounded. */
function ends(curves: readonly ReturnType<typeof curve>[], growing: boolean, logScale = false): number[] {
  const { range = [] } = valueAxis(curves, { range: [0, 100], growing, logScale });
  const [bottom = NaN, top = NaN] = range as number[];
  const room = (0.06 * (top - bottom)) / 1.12;
  // Adding 0 makes of -0 what it is.
  return [bottom + room, top - room].map(value => Number((logScale ? 10 ** value : value).toFixed(6)) + 0);
}

test('a run that has ended fills its axis', () => {
  expect(ends([curve(3, null, 1, 2)], false)).toEqual([1, 3]);
  expect(ends([curve(100, 1)], false, true)).toEqual([1, 100]);
});

test.each<[string, number[], number[]]>([
  ['a loss that falls has room below', [12, 11, 10], [8, 12]],
  ['one that nears zero has room down to it', [9, 8, 7], [0, 9]],
  ['what went up and down has room where it went lately', [10, 9, 8, 11, 12, 11], [8, 16]],
  ['what came to both ends lately may go either way', [50, 50, 50, 49, 52, 50], [46, 55]],
  ['what rises has room above', [10, 11, 12], [10, 14]],
  ['a share that rises has all that it can get', [0.1, 0.2], [0.1, 1]],
  ['what is negative may become more so', [-1, -2], [-3, -1]],
  ['one value may go either way', [4], [0, 8]],
])('while a run goes on, %s', (_, y, axis) => expect(ends([curve(...y)], true)).toEqual(axis));

test('where one curve falls and another has begun to rise, there is room for both', () => {
  expect(ends([curve(20, 17, 15, 11), curve(19, 20, 21)], true)).toEqual([0, 31]);
});

test('on a log axis there is room for as many times less', () => {
  expect(ends([curve(100, 10)], true, true)).toEqual([1, 100]);
  expect(ends([curve(1, 10)], true, true)).toEqual([1, 100]);
});

test.each([true, false])('values whose difference is beyond numbers are left to plotly', growing => {
  const options = { range: [0, 9], growing, logScale: false } as const;
  expect(valueAxis([curve(-1e308, 1e308)], options)).toEqual({ autorange: true });
  expect(valueAxis([curve(null)], options)).toEqual({ autorange: true });
});

test('what lies outside of the part that is shown does not count', () => {
  const { range } = valueAxis([curve(1, 2, 50)], { range: [0, 1], growing: false, logScale: false });
  expect(range).toEqual([0.94, 2.06]);
});
