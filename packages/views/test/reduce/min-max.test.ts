import { minMax } from '../../src';

const x = Array.from({ length: 10_000 }, (_, i) => i);

test('minMax keeps a single spike among ten thousand points', () => {
  const y = x.map(i => (i === 7321 ? 99 : Math.sin(i / 50)));
  const reduced = minMax({ x, y }, 200);
  expect(reduced.x.length).toBeLessThanOrEqual(200);
  expect(reduced.y[reduced.x.indexOf(7321)]).toBe(99);
});

test('minMax keeps the first and last point, and the order', () => {
  const reduced = minMax({ x, y: x.map(i => -i) }, 50);
  expect([reduced.x[0], reduced.x.at(-1)]).toEqual([0, 9999]);
  expect(reduced.x).toEqual([...reduced.x].sort((a, b) => a - b));
});

test('minMax keeps gaps, and makes one of what is not finite', () => {
  const y = x.map(i => (i >= 4000 && i < 6000 ? null : i === 10 ? Infinity : 1));
  const reduced = minMax({ x, y }, 100);
  expect(reduced.x.some((at, i) => at > 4000 && at < 6000 && reduced.y[i] === null)).toBe(true);
  expect(reduced.y.every(value => value === null || Number.isFinite(value))).toBe(true);
});

test('minMax of few points changes nothing', () =>
  expect(minMax({ x: [1, 2], y: [3, null] }, 10)).toEqual({ x: [1, 2], y: [3, null] }));
