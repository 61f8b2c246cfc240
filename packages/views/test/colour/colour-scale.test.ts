import { divergingScale, intensityScale, NOT_FINITE } from '../../src';
import { colourOf } from '../../src/colour/colour-scale';

test('a diverging scale is symmetric about zero', () => {
  expect(divergingScale([-1, 3])).toMatchObject({ low: -3, high: 3 });
  expect(colourOf(divergingScale([-1, 3]), 0)).toEqual([255, 255, 255]);
});

test('an intensity scale may begin at zero and spans values whose difference overflows', () => {
  expect(intensityScale([2, 5], 0)).toMatchObject({ low: 0, high: 5 });
  expect(colourOf(intensityScale([-1e308, 1e308]), 1e308)).toEqual(colourOf(intensityScale([0, 1]), 1));
});

test('a value that is not finite has a colour of its own', () =>
  expect(colourOf(intensityScale([0, 1]), NaN)).toBe(NOT_FINITE));
