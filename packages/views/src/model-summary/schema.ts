import * as v from 'valibot';
import { amount, numbers, strings } from '../validation/parts';
import type { LayerRow, ModelSummaryState } from './state';

const value = v.nullable(v.number());

export const weights = v.pipe(
  v.object({
    name: v.string(),
    shape: v.array(v.number()),
    min: value,
    max: value,
    mean: value,
    std: value,
    notFinite: amount,
    zeros: amount,
    edges: numbers,
    counts: numbers,
  }),
  v.check(
    one => one.edges.length === one.counts.length + 1 || one.counts.length === 0,
    'Expected one more edge than counts',
  ),
);

const layer: v.GenericSchema<unknown, LayerRow> = v.object({
  name: v.string(),
  type: v.string(),
  outputShape: v.array(v.array(v.nullable(v.number()))),
  parameters: amount,
  trainable: v.boolean(),
  bytes: amount,
  multiplyAdds: v.nullable(amount),
  inputs: strings,
  layers: v.exactOptional(v.array(v.lazy(() => layer))),
  weights: v.exactOptional(v.array(weights)),
});

export const modelSummarySchema: v.GenericSchema<unknown, ModelSummaryState> = v.object({
  name: v.string(),
  layers: v.array(layer),
  totals: v.object({
    parameters: amount,
    trainable: amount,
    nonTrainable: amount,
    bytes: amount,
    optimizerBytes: amount,
  }),
});
