import { summaryRows } from '../../src';
import { weightFlags } from '../../src/model-summary/weight-flags';
import { digitsSummary, inspectedSummary } from '../fixtures/model-summary';

test('weights that are NaN or mostly zero are flagged, biases of zero are not', () => {
  expect(weightFlags(summaryRows(inspectedSummary))).toEqual([
    'dense_1/kernel: 79.7% of its values are exactly zero.',
    expect.stringContaining('dense_2/kernel: 3 values of 4\u202f096 NaN or infinite.'),
  ]);
});

test('a summary without statistics has no flags', () =>
  expect(weightFlags(summaryRows(digitsSummary))).toEqual([]));
