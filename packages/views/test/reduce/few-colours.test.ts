import { fewColours } from '../../src/reduce/few-colours';

/** The mean colour of a picture after its reduction. */
function mean(data: readonly number[], width: number): number[] {
  const { palette, indices } = fewColours({
    width,
    height: data.length / 3 / width,
    channels: 3,
    data: Uint8Array.from(data),
  });
  const sum = [0, 0, 0];
  indices.forEach(index =>
    palette[index]?.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value)),
  );
  return sum.map(value => value / indices.length);
}

test('black, white and a pure red stay what they are', () => {
  expect(mean([0, 0, 0], 1)).toEqual([0, 0, 0]);
  expect(mean([255, 255, 255], 1)).toEqual([255, 255, 255]);
  expect(mean([255, 0, 0], 1)).toEqual([255, 0, 0]);
});

test('a flat colour between two of the palette keeps its shade on the whole', () => {
  const flat = Array.from({ length: 64 }, () => [70, 130, 200]).flat();
  mean(flat, 8).forEach((value, channel) =>
    expect(Math.abs(value - ([70, 130, 200][channel] ?? 0))).toBeLessThan(8),
  );
});
