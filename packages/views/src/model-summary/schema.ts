import * as v from 'valibot';
import { amount, strings } from '../validation/parts';
import type { LayerRow, ModelSummaryState } from './state';

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
