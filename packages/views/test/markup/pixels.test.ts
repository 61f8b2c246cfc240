import { decode } from 'fast-png';
import { intensityScale } from '../../src';
import { heatPng, png } from '../../src/markup/pixels';

test('heatPng has one pixel per value, in the colours of the scale, and grey for NaN', () => {
  const {
    width,
    height,
    data,
    palette = [],
  } = decode(heatPng({ rows: 1, columns: 3, values: [0, 4, NaN] }, intensityScale([0, 4])));
  expect([width, height]).toEqual([3, 1]);
  expect(palette[data[2] ?? -1]).toEqual([136, 136, 136]);
  expect(palette[data[0] ?? -1]).toEqual([...intensityScale([0, 4]).at(0)]);
  expect(palette[data[1] ?? -1]).toEqual([...intensityScale([0, 4]).at(1)]);
});

test('png keeps its pixels as they are', () => {
  const data = Uint8Array.from([1, 2, 3, 4, 5, 6]);
  expect([...decode(png(2, 1, 3, data)).data]).toEqual([...data]);
});
