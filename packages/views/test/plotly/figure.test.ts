import { staticFigure } from '../../src/plotly/figure';
import { listOf } from '../../src/plotly/values';

const figure = (...data: Record<string, unknown>[]) => staticFigure({ title: '', data, layout: {} });

test('a trace without a type is a scatter; without x it counts', () => {
  expect(figure({ y: [5, 6] })).toMatchObject({
    kind: 'lines',
    state: { series: [{ name: 'trace 0', x: [0, 1], y: [5, 6] }] },
  });
});

test('bars of several traces share their categories', () => {
  expect(
    figure({ type: 'bar', x: ['a', 'b'], y: [1, 2] }, { type: 'bar', x: ['b', 'c'], y: [3, 4] }),
  ).toMatchObject({
    kind: 'bars',
    state: { categories: ['a', 'b', 'c'], series: [{ values: [1, 2, null] }, { values: [null, 3, 4] }] },
  });
});

test('lying bars have their values on x', () => {
  expect(figure({ type: 'bar', orientation: 'h', x: [7], y: ['a'] })).toMatchObject({
    state: { categories: ['a'], series: [{ values: [7] }] },
  });
});

test('surfaces and contours become heatmaps, ragged rows filled', () => {
  expect(figure({ type: 'contour', z: [[1, 2], [3]] })).toMatchObject({
    kind: 'heatmap',
    state: { matrix: { rows: 2, columns: 2, values: [1, 2, 3, null] } },
  });
});

test('violins and boxes become the values of each group', () => {
  expect(
    figure({ type: 'violin', x: ['a', 'b', 'a'], y: [1, 2, 3] }, { type: 'box', name: 'c', y: [4, NaN] }),
  ).toEqual({
    kind: 'spread',
    state: expect.objectContaining({
      groups: [
        { name: 'a', values: [1, 3] },
        { name: 'b', values: [2] },
        { name: 'c', values: [4] },
      ],
    }),
  });
});

test('other types have no static figure', () => expect(figure({ type: 'sankey' })).toBeUndefined());

test('typed arrays in base64 are read little-endian', () => {
  const bytes = (array: Float32Array | Int16Array): string => Buffer.from(array.buffer).toString('base64');
  expect(listOf({ dtype: 'f4', bdata: bytes(Float32Array.of(1.5, -2)) })).toEqual([1.5, -2]);
  expect(listOf({ dtype: 'i2', bdata: bytes(Int16Array.of(-3)) })).toEqual([-3]);
  expect(listOf({ dtype: 'q9', bdata: '' })).toBeUndefined();
});
