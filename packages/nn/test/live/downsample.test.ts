import { between, downsample } from '../../src/live/downsample';
import { Points } from '../../src/live/points';

const points = (n: number, y: (i: number) => number): Points => {
  const all = new Points();
  for (let i = 0; i < n; i++) all.push(i, y(i));
  return all;
};

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
    expect(Math.max(...y.filter(Number.isFinite))).toBe(99);
    expect(Array.from(y).some(Number.isNaN)).toBe(true);
    expect([x[0], x.at(-1)]).toEqual([0, 999_999]);
  });

  it('between two x come with one neighbour on each side', () => {
    expect(
      Array.from(
        between(
          points(10, i => i),
          3,
          5,
        ).x,
      ),
    ).toEqual([2, 3, 4, 5, 6]);
  });
});
