import type * as tf from '@tensorflow/tfjs-node';
import { isLayer, partsOf } from '../javascript-state/layer-parts';
import type { StepFunction, TrainableModel } from '../model';

/** A layer with what tfjs's types keep to it. */
interface Holder {
  trainable_: boolean;
  readonly _trainableWeights: readonly tf.LayerVariable[];
}

/** The frozen layers that have some of these weights: they work differently when they are frozen (batch normalization). */
const frozenHolders = ({ layers }: TrainableModel, weights: readonly tf.LayerVariable[]): Holder[] =>
  layers
    .flatMap(partsOf)
    .filter(isLayer)
    .map(layer => layer as unknown as Holder)
    .filter(layer => !layer.trainable_ && layer._trainableWeights.some(weight => weights.includes(weight)));

/**
 * Trains a model as it was compiled where all of its weights have been frozen since, as Keras does: a GAN freezes the discriminator after
 * compiling it, for the model that it is a part of, and goes on training it alone. tfjs refuses that.
 */
export const trainableAsCompiled =
  (model: TrainableModel, step: StepFunction): StepFunction =>
  batch => {
    const weights = model.collectedTrainableWeights;
    if (weights.length === 0 || weights.some(weight => weight.trainable)) return step(batch);
    const holders = frozenHolders(model, weights);
    const setTrainable = (trainable: boolean) => {
      weights.forEach(weight => (weight.trainable = trainable));
      holders.forEach(layer => (layer.trainable_ = trainable));
    };
    setTrainable(true);
    try {
      return step(batch);
    } finally {
      setTrainable(false);
    }
  };
