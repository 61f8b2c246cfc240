import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';
import { spread } from './widened';

interface Weight {
  read(): tf.Tensor;
  write(value: tf.Tensor): void;
}

interface CallArguments {
  readonly training?: boolean;
  readonly mask?: tf.Tensor | null;
}

/** tfjs's layer (tfjs-layers 4.22, layers/normalization.ts). */
interface BatchNormalization {
  readonly axis: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly trainable: boolean;
  readonly gamma?: Weight;
  readonly beta?: Weight;
  readonly movingMean: Weight;
  readonly movingVariance: Weight;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs?: CallArguments): tf.Tensor;
}

interface Moments {
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

/** Keras's, against a batch that is all padding. */
const EPSILON = 1e-7;

/** Mean and variance of what is not padding. */
function momentsOfKept(x: tf.Tensor, mask: tf.Tensor, axes: number[]): Moments {
  const kept = tf.cast(spread(mask, x), x.dtype);
  const count = tf.add(tf.sum(kept, axes, true), EPSILON);
  const mean = tf.div(tf.sum(tf.mul(x, kept), axes, true), count);
  const squares = tf.mul(tf.square(tf.sub(x, mean)), kept);
  const variance = tf.div(tf.sum(squares, axes, true), count);
  return { mean: tf.reshape(mean, [-1]), variance: tf.reshape(variance, [-1]) };
}

const axisOf = ({ axis }: BatchNormalization, x: tf.Tensor) => (axis < 0 ? axis + x.rank : axis);

function move(average: Weight, value: tf.Tensor, momentum: number): void {
  const before = average.read();
  average.write(tf.sub(before, tf.mul(tf.sub(before, value), 1 - momentum)));
}

/** The statistics of a batch, which move the averages. */
function ofBatch(layer: BatchNormalization, x: tf.Tensor, mask: tf.Tensor | null | undefined): Moments {
  const axis = axisOf(layer, x);
  const axes = x.shape.map((_, i) => i).filter(i => i !== axis);
  const moments = mask ? momentsOfKept(x, mask, axes) : tf.moments(x, axes);
  move(layer.movingMean, moments.mean, layer.momentum);
  move(layer.movingVariance, moments.variance, layer.momentum);
  return moments;
}

const averages = ({ movingMean, movingVariance }: BatchNormalization): Moments => ({
  mean: movingMean.read(),
  variance: movingVariance.read(),
});

function normalise(layer: BatchNormalization, x: tf.Tensor, { mean, variance }: Moments): tf.Tensor {
  const axis = axisOf(layer, x);
  const shape = x.shape.map((size, i) => (i === axis ? size : 1));
  const along = (values: tf.Tensor) => tf.reshape(values, shape);
  const scale = tf.mul(tf.rsqrt(tf.add(variance, layer.epsilon)), layer.gamma?.read() ?? 1);
  const centred = tf.mul(tf.sub(x, along(mean)), along(scale));
  return layer.beta ? tf.add(centred, along(layer.beta.read())) : centred;
}

/**
 * Lets `batchNormalization` be frozen, masked, and without scale or centre, as Keras's can be: frozen (`trainable: false`) it runs as in
 * inference and its statistics stay as they are; a mask leaves padding out of the statistics. tfjs's knows none of these, and its
 * normalisation has no gradient without a scale.
 */
export function normaliseAsKeras(): void {
  const prototype = prototypeOf<BatchNormalization>(tf.layers.batchNormalization());
  const stock = prototype.call;
  prototype.call = function (inputs, kwargs = {}) {
    const training = kwargs.training === true && this.trainable;
    if (this.gamma && this.beta && !(training && kwargs.mask))
      return stock.call(this, inputs, { ...kwargs, training });
    return tf.tidy(() => {
      const x = [inputs].flat()[0] as tf.Tensor;
      return normalise(this, x, training ? ofBatch(this, x, kwargs.mask) : averages(this));
    });
  };
}
