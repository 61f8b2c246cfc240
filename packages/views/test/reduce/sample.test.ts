import { evenly } from '../../src/reduce/sample';

test('evenly takes all positions while there are few, and evenly many beyond', () => {
  expect(evenly(3, 5)).toEqual([0, 1, 2]);
  expect(evenly(10, 5)).toEqual([0, 2, 4, 6, 8]);
});
