import { gridOf, maxPool } from '../../src';
import { heatmapHtml } from '../../src/heatmap/html';
import { gridOfMatrix, upsideDown } from '../../src/reduce/pool';

test('maxPool keeps the largest value of each block', () => {
  const grid = gridOf([
    [1, 2, 0, 0],
    [3, 4, 0, 9],
    [0, 0, 5, 5],
    [0, 7, 5, 5],
  ]);
  expect(maxPool(grid, 2)).toEqual({ rows: 2, columns: 2, values: Float64Array.of(4, 9, 7, 5) });
});

test('maxPool pools a side that does not divide, and leaves a small grid alone', () => {
  const grid = gridOf([[1, 2, 3, 4, 5]]);
  expect([...(maxPool(grid, 2).values as Float64Array)]).toEqual([3, 5]);
  expect(maxPool(grid, 5)).toBe(grid);
});

test('maxPool keeps what stands out most in the eyes of who asks', () => {
  const grid = gridOf([[1, -3, 2, 0, NaN, NaN]]);
  expect([...(maxPool(grid, 3, Math.abs).values as Float64Array)]).toEqual([-3, 2, NaN]);
});

test('a large matrix of weights shows the negative ones too', () => {
  const drawn = (weight: (i: number) => number): string =>
    heatmapHtml({
      title: 'weights',
      xLabel: '',
      yLabel: '',
      matrix: { rows: 1, columns: 800, values: Array.from({ length: 800 }, (_, i) => weight(i)) },
      colours: 'diverging',
    });
  expect(drawn(i => (i % 2 === 0 ? -2 : 1))).toBe(drawn(() => -2));
  expect(drawn(i => (i % 2 === 0 ? -1 : 2))).toBe(drawn(() => 2));
});

test('maxPool counts NaN as nothing', () => expect(maxPool(gridOf([[NaN, 1]]), 1).values[0]).toBe(1));

test('gridOfMatrix reads null as NaN', () =>
  expect(gridOfMatrix({ rows: 1, columns: 2, values: [null, 1] }).values).toEqual(Float64Array.of(NaN, 1)));

test('upsideDown turns the order of rows', () => {
  expect(
    upsideDown(
      gridOf([
        [1, 2],
        [3, 4],
      ]),
    ).values,
  ).toEqual(Float64Array.of(3, 4, 1, 2));
});
