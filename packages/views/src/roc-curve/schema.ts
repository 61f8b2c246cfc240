import * as v from 'valibot';
import { numbers, numbersOrNulls, sameLength } from '../validation/parts';
import type { RocCurveState } from './state';

const curve = v.pipe(
  v.object({
    name: v.string(),
    falsePositiveRate: numbers,
    truePositiveRate: numbers,
    thresholds: v.exactOptional(numbersOrNulls),
    auc: v.nullable(v.number()),
  }),
  v.check(
    one => sameLength(one.falsePositiveRate, one.truePositiveRate),
    'Expected falsePositiveRate and truePositiveRate to be equally long',
  ),
);

export const rocCurveSchema: v.GenericSchema<unknown, RocCurveState> = v.object({
  title: v.string(),
  curves: v.array(curve),
});
