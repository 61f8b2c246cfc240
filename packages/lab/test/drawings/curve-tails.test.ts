import { fits, tails } from '../../src/drawings/training/curves/curve-tails';

const line = (x: number[], y: (number | null)[]) => ({ x, y, line: { color: '#0072b2' } });

test('a tail goes on from the last point that is drawn', () => {
  const [tail] = tails([line([1, 2], [5, 4])], [line([1, 2, 3, 4], [5, 4, null, 2])]);
  expect(tail).toEqual(line([2, 3, 4], [4, null, 2]));
});

test('a curve that the kernel has thinned meanwhile goes on from its point before', () => {
  const [tail] = tails([line([1, 2, 3, 4], [9, 8, 7, 6])], [line([1, 3.5, 5], [9, 7, 5])]);
  expect(tail).toEqual(line([3.5, 5], [7, 5]));
});

test('a curve of which nothing is drawn yet goes on from its start', () => {
  const curve = line([1, 2], [5, 4]);
  expect(tails([line([], [])], [curve])).toEqual([curve]);
});

test('there is none where nothing came and where other curves are drawn', () => {
  const curve = line([1, 2], [5, 4]);
  expect(tails([curve], [curve])).toEqual([]);
  expect(tails([curve, curve], [curve])).toEqual([]);
});

describe('what the axes have room for', () => {
  /** One pixel for each unit; the y axis from 0 on top to 10. */
  const axes = {
    left: 0,
    top: 0,
    width: 10,
    height: 10,
    x: (value: number) => value,
    y: (value: number) => value,
  };

  test('values within, gaps, and what an axis has no place for', () => {
    expect(fits(line([0, 1, 2], [0, null, 10]), axes)).toBe(true);
    expect(fits(line([1], [0]), { ...axes, y: () => NaN })).toBe(true);
  });

  test.each([11, -1])('not a value beyond: %p', value => {
    expect(fits(line([1, 2], [5, value]), axes)).toBe(false);
  });

  test('what lies outside of the part that is zoomed in to does not count', () => {
    expect(fits(line([5, 10, 11], [5, 5, 50]), axes)).toBe(true);
    expect(fits(line([-1, 5], [50, 5]), axes)).toBe(true);
  });
});
