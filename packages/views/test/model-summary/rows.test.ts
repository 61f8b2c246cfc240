import { branches, summaryRows } from '../../src';
import { digitsSummary, transferSummary } from '../fixtures/model-summary';

test('the layers of a nested model follow it, one deeper', () => {
  expect(summaryRows(transferSummary).map(({ layer, depth }) => [layer.name, depth])).toEqual([
    ['input_1', 0],
    ['base', 0],
    ['conv_1', 1],
    ['pool_1', 1],
    ['conv_2', 1],
    ['left', 0],
    ['right', 0],
    ['add_1', 0],
    ['classes', 0],
  ]);
});

test('the shares of the own layers sum to one', () => {
  const shares = summaryRows(transferSummary)
    .filter(({ depth }) => depth === 0)
    .map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('a chain does not branch, a diamond does', () => {
  expect(branches(digitsSummary.layers)).toBe(false);
  expect(branches(transferSummary.layers)).toBe(true);
});
