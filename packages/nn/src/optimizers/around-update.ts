import type * as tf from '@tensorflow/tfjs-node';
import type { OptionNames } from '../options/refuse-unknown';
import { clipGradients, type Clipping, clippingOf } from './clipping';
import { averageWeights, type MovingAverage, movingAverageOf } from './moving-average';
import { decayWeights, type WeightDecay, weightDecayOf } from './weight-decay';

/** Options of every optimizer, beside its update; Keras's names. */
export type AroundUpdate = Clipping & WeightDecay & MovingAverage;

export const AROUND_UPDATE: OptionNames<AroundUpdate> = {
  clipnorm: true,
  clipvalue: true,
  globalClipnorm: true,
  weightDecay: true,
  useEma: true,
  emaMomentum: true,
  emaOverwriteFrequency: true,
};

/** Gradients are clipped first, then weights decay, are updated, and go into their mean. */
export const aroundUpdate = <O extends tf.Optimizer>(optimizer: O, options: AroundUpdate): O =>
  clipGradients(averageWeights(decayWeights(optimizer, options), options), options);

/** The options that an optimizer was made with. */
export const aroundUpdateOf = (optimizer: tf.Optimizer): AroundUpdate => ({
  ...clippingOf(optimizer),
  ...weightDecayOf(optimizer),
  ...movingAverageOf(optimizer),
});
