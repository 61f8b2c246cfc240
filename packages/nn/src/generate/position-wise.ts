import * as tf from '@tensorflow/tfjs-node';
import type { StepwiseLayer } from '../layers/attention/next-position';
import { isExported } from '@epochlab/train/javascript-state';

interface Settings {
  readonly axis?: number | readonly number[];
}

/** Whether an axis of [batch, steps, features] is the last one. */
function isLast({ axis }: Settings): boolean {
  const axes = [axis ?? -1].flat();
  return axes.length === 1 && (axes[0] === -1 || axes[0] === 2);
}

const always = () => true;

/** tfjs's layers that compute each position of [batch, steps, features] from that position alone, and under what condition. */
const POSITION_WISE: Readonly<Record<string, (layer: Settings) => boolean>> = {
  Dense: always,
  Embedding: always,
  Activation: always,
  ReLU: always,
  LeakyReLU: always,
  ELU: always,
  ThresholdedReLU: always,
  Dropout: always,
  SpatialDropout1D: always,
  GaussianDropout: always,
  GaussianNoise: always,
  AlphaDropout: always,
  Add: always,
  Multiply: always,
  Average: always,
  Maximum: always,
  Minimum: always,
  Softmax: isLast,
  Concatenate: isLast,
  LayerNormalization: isLast,
  BatchNormalization: isLast,
};

/** Whether a layer is of the very class that tfjs has by this name, and computes as that does. */
function isPlain(layer: tf.layers.Layer): boolean {
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  const registered: unknown = classNameMap[layer.getClassName()]?.[0];
  return layer.constructor === registered && isExported(layer.constructor) && !Object.hasOwn(layer, 'call');
}

export const isPositionWise = (layer: tf.layers.Layer): boolean =>
  isPlain(layer) && (POSITION_WISE[layer.getClassName()]?.(layer as Settings) ?? false);

/** Whether a layer can compute position by position, and is not of a class that changes how. */
export const isStepwise = (layer: tf.layers.Layer): layer is tf.layers.Layer & StepwiseLayer =>
  Object.hasOwn(Object.getPrototypeOf(layer) as object, 'callWithCache') && !Object.hasOwn(layer, 'call');
