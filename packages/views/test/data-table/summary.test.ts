import { cellText, columnSummary } from '../../src/data-table/summary';

test('a column of numbers tells its range and mean, one of words how many there are', () => {
  expect(columnSummary({ name: 'x', type: 'number', min: 1, max: 6.9, mean: 3.758, missing: 2 })).toBe(
    '1 to 6.9, mean 3.758, 2 missing',
  );
  expect(columnSummary({ name: 'species', type: 'string', distinct: 3 })).toBe('3 values');
});

test('a missing cell is a dash', () =>
  expect([null, 0.123456, true, 'a'].map(cellText)).toEqual(['–', '0.1235', 'true', 'a']));
