import type { LayerRow, ModelSummaryState } from '@epochlab/views';
import type * as tf from '@tensorflow/tfjs-node';
import { titleOf } from '../models/title';
import { layerRow } from './layer-row';
import { slotBytes } from './optimizer-slots';
import { bytesOf, countOf } from './weights';

/** The data of a model's summary view. */
export function modelSummaryState(model: tf.LayersModel): ModelSummaryState {
  // A Sequential makes its weights when they are first asked for.
  if (!model.built) model.build([]);
  const trainable = countOf(model.trainableWeights);
  const nonTrainable = countOf(model.nonTrainableWeights);
  return {
    name: titleOf(model),
    layers: model.layers.map((layer): LayerRow => layerRow(layer, model)),
    totals: {
      parameters: trainable + nonTrainable,
      trainable,
      nonTrainable,
      bytes: bytesOf(model.weights),
      optimizerBytes: slotBytes(model.optimizer),
    },
  };
}
