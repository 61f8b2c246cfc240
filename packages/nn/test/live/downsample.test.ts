import { downsample, spanBetween } from '../../src/live/run/downsample';
import { Points } from '../../src/live/run/points';

const points = (n: number, y: (i: number) => number): Points => {
  const all = new Points();
  for (let i = 0; i < n; i++) all.push(i, y(i));
  return all;
};

const finite = (values: Iterable<number>): number[] => Array.from(values).filter(Number.isFinite);

describe('points of a curve', () => {
  it('are all kept, however many', () => {
    const all = points(100_000, i => i * i);
    expect(all.length).toBe(100_000);
    expect([all.x.at(-1), all.y.at(-1)]).toEqual([99_999, 99_999 ** 2]);
  });

  it('are reduced without losing a spike, an end or a value that is not finite', () => {
    const { x, y } = downsample(
      points(1_000_000, i => (i === 123_456 ? 99 : i === 654_321 ? NaN : Math.sin(i))),
      2000,
    );
    expect(x.length).toBeLessThanOrEqual(2002);
    expect(Math.max(...finite(y))).toBe(99);
    expect(x[y.findIndex(Number.isNaN)]).toBe(654_321);
    expect([x[0], x.at(-1)]).toEqual([0, 999_999]);
  });

  it('are reduced as well while the curve grows as when it is whole', () => {
    const value = (i: number): number => Math.sin(i * i) * (1 + (i % 97));
    const growing = points(0, value);
    for (let i = 0; i < 70_001; i++) {
      growing.push(i, value(i));
      if (i % 4999 === 0) downsample(growing, 300);
    }
    expect(downsample(growing, 300)).toEqual(downsample(points(70_001, value), 300));
  });

  it.each([
    [0, 100_000],
    [1, 99_999],
    [31, 70_000],
    [12_345, 12_345 + 2048],
    [777, 60_001],
  ])('from %i to %i keep the lowest and highest value of every part of the picture', (from, to) => {
    const all = points(100_000, i => Math.sin(i * i) * (i % 1013));
    const { x, y } = downsample(all, 400, [from, to]);
    expect(x.length).toBeLessThanOrEqual(402);
    expect([x[0], x.at(-1)]).toEqual([from, to - 1]);
    expect(Array.from(x)).toEqual(Array.from(x).sort((a, b) => a - b));
    expect(Array.from(y)).toEqual(Array.from(x, i => all.y[i]));
    // Whatever any hundredth of the span holds is drawn within a hundredth to either side.
    const part = Math.ceil((to - from) / 100);
    for (let start = from; start + part <= to; start += part) {
      const shown = finite(
        Array.from(y).filter((_, k) => Math.abs((x[k] as number) - start - part / 2) <= 1.5 * part),
      );
      const values = all.y.subarray(start, start + part);
      expect(Math.max(...shown)).toBeGreaterThanOrEqual(Math.max(...values));
      expect(Math.min(...shown)).toBeLessThanOrEqual(Math.min(...values));
    }
  });

  it('between two x come with one neighbour on each side', () => {
    expect(
      spanBetween(
        points(10, i => i),
        3,
        5,
      ),
    ).toEqual([2, 7]);
  });
});
