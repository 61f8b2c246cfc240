import * as v from 'valibot';
import { numbers, numbersOrNulls, sameLength } from '../validation/parts';
import type { LearningRateFinderState } from './state';

export const learningRateFinderSchema: v.GenericSchema<unknown, LearningRateFinderState> = v.pipe(
  v.object({
    title: v.string(),
    learningRates: numbers,
    losses: numbersOrNulls,
    smoothed: numbersOrNulls,
    suggestion: v.nullable(v.number()),
    reason: v.string(),
  }),
  v.check(
    one => sameLength(one.learningRates, one.losses, one.smoothed),
    'Expected learningRates and losses and smoothed to be equally long',
  ),
);
