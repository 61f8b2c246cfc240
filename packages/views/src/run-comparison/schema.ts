import * as v from 'valibot';
import { amount, numbersOrNulls } from '../validation/parts';
import type { RunComparisonState } from './state';

const run = v.object({
  name: v.string(),
  status: v.string(),
  seconds: v.nullable(amount),
  settings: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  metrics: v.record(v.string(), v.nullable(v.number())),
  curve: v.exactOptional(numbersOrNulls),
});

export const runComparisonSchema: v.GenericSchema<unknown, RunComparisonState> = v.object({
  title: v.string(),
  runs: v.array(run),
  better: v.record(v.string(), v.picklist(['lower', 'higher'])),
});
