import { sparkline } from '../../src/terminal/sparkline';

test('sparkline runs from the lowest to the highest bar', () =>
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█'));

test('sparkline marks what is not finite', () => expect(sparkline([0, null, NaN, 1])).toBe('▁××█'));

test('sparkline of many points is as wide as asked and ends with the last', () => {
  const line = sparkline(
    Array.from({ length: 1000 }, (_, i) => i),
    10,
  );
  expect([line.length, line.at(-1)]).toEqual([10, '█']);
});
