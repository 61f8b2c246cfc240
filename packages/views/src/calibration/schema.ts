import * as v from 'valibot';
import { amount, numbers, sameLength } from '../validation/parts';
import type { CalibrationState } from './state';

const curve = v.pipe(
  v.object({
    name: v.string(),
    predicted: numbers,
    observed: numbers,
    counts: numbers,
    expectedError: v.exactOptional(amount),
    brier: v.exactOptional(amount),
  }),
  v.check(
    one => sameLength(one.predicted, one.observed, one.counts),
    'Expected predicted and observed and counts to be equally long',
  ),
);

export const calibrationSchema: v.GenericSchema<unknown, CalibrationState> = v.object({
  title: v.string(),
  curves: v.array(curve),
});
