import { nameSides } from '../../src';

test('the names of neighbours stand away from each other, and at the right edge on the left', () => {
  expect(nameSides([0, 90, 100], [0, 50, 40], ['a', 'b', 'c'])).toEqual([
    { left: false, above: false },
    { left: true, above: true },
    { left: true, above: false },
  ]);
});

test('a point alone has its name above', () => {
  expect(nameSides([1], [1], ['a'])).toEqual([{ left: false, above: true }]);
  expect(nameSides([], [], [])).toEqual([]);
});

test('of names at one place, four stand about it, and no more', () => {
  const sides = nameSides(Array(6).fill(0), Array(6).fill(0), Array(6).fill('word'));
  expect(sides.filter(side => side !== null)).toHaveLength(4);
});
