import * as tf from '@tensorflow/tfjs-node';

/** How much the values of a loss count. */
export interface Weighing {
  /** [batch, steps], false where there is padding. */
  readonly mask: tf.Tensor | undefined;
  /** Sample weights, [batch] or [batch, steps]. */
  readonly weight: tf.Tensor | undefined;
}

const axesFrom = (first: number, rank: number) =>
  Array.from({ length: Math.max(0, rank - first) }, (_, i) => first + i);

/** The means over the dimensions from `first` on. */
export const meanFrom = (values: tf.Tensor, first: number): tf.Tensor =>
  values.rank > first ? tf.mean(values, axesFrom(first, values.rank)) : values;

/** With further dimensions of size 1. */
const ofRank = (tensor: tf.Tensor, rank: number) =>
  tf.reshape(tensor, [...tensor.shape, ...axesFrom(tensor.rank, rank).map(() => 1)]);

/** Weight of each value that is not padding, so that all values together weigh as if there were none. */
function kept(mask: tf.Tensor): tf.Tensor {
  const float = tf.cast(mask, 'float32');
  return tf.mul(float, tf.divNoNan(mask.size, tf.sum(float)));
}

/** The factor of each value; undefined if all count the same. A value for all steps together cannot leave any out. */
function factorOf(values: tf.Tensor, { mask, weight }: Weighing): tf.Tensor | undefined {
  const factors = [...(mask && mask.rank <= values.rank ? [kept(mask)] : []), ...(weight ? [weight] : [])];
  const rank = Math.max(0, ...factors.map(factor => factor.rank));
  return factors.length === 0 ? undefined : factors.map(factor => ofRank(factor, rank)).reduce(tf.mul);
}

/**
 * One value for each example, whose mean is the loss as Keras reduces it (`sum_over_batch_size`): the weighed values that are not padding,
 * divided by how many these are, whatever their weights.
 */
export function reduceLoss(values: tf.Tensor, weighing: Weighing, output: string): tf.Tensor {
  const factor = factorOf(values, weighing);
  if (!factor) return meanFrom(values, 1);
  if (values.rank > 0 && values.rank < factor.rank) throw new Error(tooFewValues(values, factor, output));
  return meanFrom(tf.mul(meanFrom(values, factor.rank), factor), 1);
}

const tooFewValues = (values: tf.Tensor, weight: tf.Tensor, output: string) =>
  `sampleWeight of "${output}" has a weight for each time step, [${weight.shape.join()}], but its loss returns values of shape [${values.shape.join()}]. ` +
  `A loss that is weighed by time step returns one value for each: end it with tf.mean(..., -1).`;
