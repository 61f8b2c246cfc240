import { extent } from '../../src';

test('extent ignores null, NaN and infinities', () =>
  expect(extent([null, NaN, 3, -1, Infinity])).toEqual([-1, 3]));

test('extent of nothing finite is undefined', () => expect(extent([null, NaN])).toBeUndefined());
