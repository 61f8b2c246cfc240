import { rebin } from '../../src/histogram-over-time/rebin';

test('rebin splits a bin in proportion and keeps the sum', () => {
  const shares = rebin({ time: 0, edges: [0, 2, 4], counts: [1, 3] }, 0, 4, 4);
  expect([...shares]).toEqual([0.125, 0.125, 0.375, 0.375]);
});

test('rebin puts a histogram without width in one bin', () => {
  expect([...rebin({ time: 0, edges: [1, 1], counts: [5] }, 0, 2, 2)]).toEqual([0, 1]);
});

test('rebin of no samples is empty', () =>
  expect([...rebin({ time: 0, edges: [0, 1], counts: [0] }, 0, 1, 2)]).toEqual([0, 0]));
