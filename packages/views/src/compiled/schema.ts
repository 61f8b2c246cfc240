import * as v from 'valibot';
import { amount, strings, wholeNumber } from '../validation/parts';
import type { CompiledState } from './state';

const graph = v.object({
  name: v.string(),
  operations: v.record(v.string(), wholeNumber),
  buildMilliseconds: v.nullable(amount),
  callMilliseconds: v.nullable(amount),
  inputs: v.exactOptional(strings),
  outputs: v.exactOptional(strings),
  listing: v.exactOptional(v.string()),
});

export const compiledSchema: v.GenericSchema<unknown, CompiledState> = v.object({
  model: v.string(),
  status: v.picklist(['compiled', 'partly', 'eager']),
  reasons: strings,
  graphs: v.array(graph),
  plan: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
});
