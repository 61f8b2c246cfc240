import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';

type Mask = tf.Tensor | null | undefined;

interface Softmax {
  axis: number | number[];
  call(inputs: tf.Tensor | tf.Tensor[], kwargs?: { readonly mask?: Mask }): tf.Tensor;
}

const axesOf = (axis: number | readonly number[], rank: number) =>
  [axis].flat().map(one => (one < 0 ? one + rank : one));

/** exp(x) / sum exp(x) along any axes; tfjs's own function goes along the last one only. */
function softmaxAlong(x: tf.Tensor, axis: number | readonly number[]): tf.Tensor {
  const axes = axesOf(axis, x.rank);
  if (axes.length === 1 && axes[0] === x.rank - 1) return tf.softmax(x);
  return tf.exp(tf.sub(x, tf.logSumExp(x, axes, true)));
}

/** The padding mask [batch, steps] of longer tensors says nothing about their features. */
const isPadding = (mask: tf.Tensor, x: tf.Tensor) =>
  mask.rank < x.rank && mask.shape.every((size, i) => size === x.shape[i]);

/** Scores as low as this leave nothing of a probability in float32. */
const NEVER = -3e38;

function maskedSoftmax(x: tf.Tensor, axis: number | readonly number[], mask: tf.Tensor): tf.Tensor {
  const kept = tf.logicalAnd(tf.cast(mask, 'bool'), tf.cast(tf.onesLike(x), 'bool'));
  const scores = tf.where(kept, x, tf.fill(x.shape, NEVER));
  return tf.where(kept, softmaxAlong(scores, axis), tf.zerosLike(x));
}

/** Lets `softmax` go along any axis, the last one unless another is given, and take a mask of what to leave out, as Keras's does. */
export function softmaxAlongLastAxis(): void {
  const stock = tf.layers.softmax;
  const prototype = prototypeOf<Softmax>(stock());
  prototype.call = function (inputs, kwargs) {
    return tf.tidy(() => {
      const x = [inputs].flat()[0] as tf.Tensor;
      const mask = kwargs?.mask;
      return mask && !isPadding(mask, x) ? maskedSoftmax(x, this.axis, mask) : softmaxAlong(x, this.axis);
    });
  };
  // tfjs's types take its functions for constants.
  (tf.layers as { softmax: typeof stock }).softmax = args => stock({ ...args, axis: args?.axis ?? -1 });
}
