import { nameSides } from '../../src';

test('the names of neighbours stand away from each other, and at the right edge on the left', () => {
  expect(nameSides([0, 9, 10], [0, 5, 4])).toEqual([
    { left: false, above: false },
    { left: true, above: true },
    { left: true, above: false },
  ]);
});

test('a point alone has its name above', () => {
  expect(nameSides([1], [1])).toEqual([{ left: false, above: true }]);
  expect(nameSides([], [])).toEqual([]);
});
