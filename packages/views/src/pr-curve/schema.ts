import * as v from 'valibot';
import { amount, numbers, numbersOrNulls, sameLength } from '../validation/parts';
import type { PrCurveState } from './state';

const curve = v.pipe(
  v.object({
    name: v.string(),
    recall: numbers,
    precision: numbers,
    thresholds: v.exactOptional(numbersOrNulls),
    averagePrecision: v.nullable(v.number()),
    prevalence: v.exactOptional(amount),
  }),
  v.check(one => sameLength(one.recall, one.precision), 'Expected recall and precision to be equally long'),
);

export const prCurveSchema: v.GenericSchema<unknown, PrCurveState> = v.object({
  title: v.string(),
  curves: v.array(curve),
});
