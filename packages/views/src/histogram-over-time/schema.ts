import * as v from 'valibot';
import { amount, number, numbers } from '../validation/parts';
import type { HistogramOverTimeState } from './state';

const moment = v.pipe(
  v.object({ time: number, edges: numbers, counts: numbers, notFinite: v.exactOptional(amount) }),
  v.check(({ edges, counts }) => edges.length === counts.length + 1, 'Expected one more edge than counts'),
);

export const histogramOverTimeSchema: v.GenericSchema<unknown, HistogramOverTimeState> = v.object({
  title: v.string(),
  measure: v.string(),
  timeLabel: v.string(),
  moments: v.array(moment),
});
