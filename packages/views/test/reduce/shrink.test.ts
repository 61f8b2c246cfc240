import { shrink } from '../../src/reduce/shrink';

test('shrink takes the mean of each block, channel by channel', () => {
  const data = Uint8Array.from([0, 10, 100, 20, 50, 30, 50, 40]);
  expect(shrink({ width: 2, height: 2, channels: 2, data }, 1)).toEqual({
    width: 1,
    height: 1,
    channels: 2,
    data: Uint8Array.of(50, 25),
  });
});

test('shrink leaves a picture that fits alone', () => {
  const raster = { width: 2, height: 1, channels: 1, data: Uint8Array.of(1, 2) };
  expect(shrink(raster, 2)).toBe(raster);
});
