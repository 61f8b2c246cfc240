import { axis, ticksWithin } from '../../src';
import { categoryAxis, indexAxis, position } from '../../src/plot/axis';

const labels = ({ ticks }: { ticks: readonly { label: string }[] }): string[] =>
  ticks.map(tick => tick.label);

test('axis grows to round numbers', () => {
  expect(axis([0.07, 2.3])).toMatchObject({ domain: [0, 2.5] });
  expect(labels(axis([0, 2.3]))).toEqual(['0', '0.5', '1', '1.5', '2', '2.5']);
});

test('axis of whole numbers has no tick between them', () =>
  expect(labels(axis([0, 3], { whole: true, ticks: 10 }))).toEqual(['0', '1', '2', '3']));

test('axis of one value, of none and of huge ones has a width', () => {
  for (const span of [[3, 3], [0, 0], [-1e308, 1e308], undefined] as const) {
    const [low, high] = axis(span).domain;
    expect(high).toBeGreaterThan(low);
    expect(Number.isFinite(high - low)).toBe(true);
  }
});

test('ticks are written as numbers are elsewhere: thousands apart, years together, no digits beyond their room', () => {
  expect(labels(axis([0, 4e5], { ticks: 4 }))).toEqual([
    '0',
    '100\u202f000',
    '200\u202f000',
    '300\u202f000',
    '400\u202f000',
  ]);
  expect(labels(axis([2000, 2002], { ticks: 2 }))).toEqual(['2000', '2001', '2002']);
  expect(labels(axis([0, 4e7], { ticks: 2 }))).toEqual(['0', '2e7', '4e7']);
});

test('a part of an axis has ticks of its own, as whole and as many as the axis; names stay', () => {
  const epochs = axis([0, 100], { whole: true, ticks: 4 });
  expect(ticksWithin(epochs, [10, 12]).map(({ label }) => label)).toEqual(['10', '11', '12']);
  const names = categoryAxis(['a', 'b'], 200);
  expect(ticksWithin(names, [0, 1])).toBe(names.ticks);
});

test('a log axis has its ticks at powers of ten, and none at or below zero', () => {
  expect(labels(axis([1e-5, 1], { kind: 'log' }))).toEqual([
    '1e\u22125',
    '0.0001',
    '0.001',
    '0.01',
    '0.1',
    '1',
  ]);
  expect(axis([-1, 100], { kind: 'log' }).domain[0]).toBeGreaterThan(0);
});

test('position maps the domain to pixels', () => {
  const y = position(axis([0, 10]), 100, 0);
  expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
});

test('categoryAxis names the middle of each unit, and every other name when there is no room', () => {
  expect(categoryAxis(['a', 'b'], 200).ticks).toEqual([
    { value: 0.5, label: 'a' },
    { value: 1.5, label: 'b' },
  ]);
  expect(
    categoryAxis(
      Array.from({ length: 20 }, (_, i) => `class ${i}`),
      200,
    ).ticks.length,
  ).toBe(10);
});

test('categoryAxis slants names that would run into each other', () => {
  expect(categoryAxis(['setosa', 'versicolor'], 90).slanted).toBe(true);
  expect(categoryAxis(['setosa', 'versicolor'], 300).slanted).toBe(false);
});

test('indexAxis counts from 0 to the last', () =>
  expect(labels(indexAxis(5, 400))).toEqual(['0', '1', '2', '3', '4']));
