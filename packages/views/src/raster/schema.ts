import * as v from 'valibot';
import { amount, numbers, sameLength, wholeNumber } from '../validation/parts';
import type { RasterState } from './state';

export const rasterSchema: v.GenericSchema<unknown, RasterState> = v.pipe(
  v.object({
    title: v.string(),
    timeLabel: v.string(),
    neurons: wholeNumber,
    duration: amount,
    times: numbers,
    neuronOf: numbers,
    total: v.exactOptional(wholeNumber),
    groups: v.exactOptional(v.array(v.object({ name: v.string(), first: wholeNumber, count: wholeNumber }))),
  }),
  v.check(one => sameLength(one.times, one.neuronOf), 'Expected times and neuronOf to be equally long'),
);
