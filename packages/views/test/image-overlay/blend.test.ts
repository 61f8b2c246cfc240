import { divergingScale, intensityScale } from '../../src';
import { blend } from '../../src/image-overlay/blend';

const grey = { width: 2, height: 1, channels: 1, data: Uint8Array.of(100, 100) };

test('where the map says nothing the picture stays', () => {
  const { data } = blend(grey, { rows: 1, columns: 2, values: [0, 5] }, intensityScale([0, 5]));
  expect([...data.slice(0, 3)]).toEqual([100, 100, 100]);
  expect([...data.slice(3)]).not.toEqual([100, 100, 100]);
});

test('a signed map says nothing at zero', () => {
  const { data } = blend(grey, { rows: 1, columns: 2, values: [0, -5] }, divergingScale([0, -5]));
  expect([...data.slice(0, 3)]).toEqual([100, 100, 100]);
});

test('a map of NaN leaves the picture as it is', () => {
  expect([...blend(grey, { rows: 1, columns: 1, values: [NaN] }, intensityScale([1])).data]).toEqual([
    100, 100, 100, 100, 100, 100,
  ]);
});
