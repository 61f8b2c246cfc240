import * as v from 'valibot';
import { amount, matrix, numbers, pixels, strings, wholeNumber } from '../validation/parts';
import type { ConfusionMatrixState } from './state';

export const sample = v.object({
  index: wholeNumber,
  picture: v.exactOptional(pixels),
  text: v.exactOptional(v.string()),
});

const score = v.nullable(v.number());

const pooled = v.object({
  classes: wholeNumber,
  tiles: matrix,
  total: amount,
  correct: amount,
  worst: v.array(
    v.object({ label: v.string(), precision: score, recall: score, f1: score, support: amount }),
  ),
  confusions: v.array(
    v.object({
      actual: v.string(),
      predicted: v.string(),
      count: amount,
      cell: v.exactOptional(v.tuple([wholeNumber, wholeNumber])),
    }),
  ),
});

export const confusionMatrixSchema: v.GenericSchema<unknown, ConfusionMatrixState> = v.pipe(
  v.object({
    title: v.string(),
    labels: strings,
    counts: v.array(numbers),
    normalize: v.exactOptional(v.picklist(['none', 'true', 'predicted', 'all'])),
    sort: v.exactOptional(v.picklist(['label', 'error', 'cluster'])),
    samples: v.exactOptional(
      v.array(v.object({ actual: wholeNumber, predicted: wholeNumber, samples: v.array(sample) })),
    ),
    pooled: v.exactOptional(pooled),
  }),
  v.check(
    ({ labels, counts }) =>
      counts.length === labels.length && counts.every(row => row.length === labels.length),
    'Expected counts to have one row and one column for each label',
  ),
);
