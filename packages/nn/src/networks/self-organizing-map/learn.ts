import * as tf from '@tensorflow/tfjs-node';
import { squaredDistances } from '../../layers/radial-basis/squared-distances';

/**
 * A unit at a distance d draws another along by exp(-d^2 / spread). The radius is two standard deviations of this Gaussian, as in Somoclu: within
 * it lies nearly all that a unit draws along.
 */
const spreadOf = (radius: number): number => 2 * (radius / 2) ** 2;

/**
 * One round of the batch algorithm: every unit becomes the mean of all rows, each weighted by how near the unit that it is nearest to
 * lies on the map (Kohonen 2013, equation 8).
 */
export function learnAtOnce(
  x: tf.Tensor,
  weights: tf.Tensor,
  squaredSteps: tf.Tensor,
  radius: number,
): tf.Tensor {
  return tf.tidy(() => {
    const units = weights.shape[0] ?? 1;
    const nearest = tf.argMin(squaredDistances(x, weights), 1);
    const won = tf.oneHot(nearest, units, 1, 0, 'float32');
    const near = tf.exp(tf.div(squaredSteps, -spreadOf(radius)));
    const sums = tf.matMul(near, tf.matMul(won, x, true));
    const counts = tf.matMul(near, tf.reshape(tf.sum(won, 0), [units, 1]));
    // Far from every row a narrow neighbourhood is 0 in float32: such a unit stays.
    return tf.where(tf.greater(counts, 1e-30), tf.div(sums, tf.maximum(counts, 1e-30)), weights);
  });
}

/** The data of `learnRowByRow`. */
export interface RowLesson {
  /** [n, features], flat */
  readonly x: Float32Array;
  readonly features: number;
  /** Which row each step sees. */
  readonly order: readonly number[];
  readonly squaredSteps: readonly (readonly number[])[];
  readonly radiusAt: (step: number) => number;
  readonly rateAt: (step: number) => number;
}

/**
 * Steps of the algorithm that sees row after row: the unit nearest to a row and its neighbours on the map move towards it (Kohonen 1990). In
 * JavaScript's own numbers: a step waits for the one before and is too small for a tensor op to pay.
 *
 * @param weights [units, features], flat; moved where they are
 */
export function learnRowByRow(weights: Float32Array, lesson: RowLesson): void {
  const { x, features, order, squaredSteps, radiusAt, rateAt } = lesson;
  order.forEach((index, step) => {
    const row = x.subarray(index * features, (index + 1) * features);
    const from = squaredSteps[nearest(weights, row)] ?? [];
    const [spread, rate] = [spreadOf(radiusAt(step)), rateAt(step)];
    from.forEach((distance, unit) => pull(weights, unit, row, rate * Math.exp(-distance / spread)));
  });
}

function nearest(weights: Float32Array, row: Float32Array): number {
  let [best, least] = [0, Infinity];
  for (let unit = 0; unit * row.length < weights.length; unit++) {
    const distance = squaredDistance(weights, unit * row.length, row);
    if (distance < least) [best, least] = [unit, distance];
  }
  return best;
}

function squaredDistance(weights: Float32Array, start: number, row: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += ((row[i] as number) - (weights[start + i] as number)) ** 2;
  return sum;
}

function pull(weights: Float32Array, unit: number, row: Float32Array, share: number): void {
  const start = unit * row.length;
  for (let i = 0; i < row.length; i++) {
    const at = weights[start + i] as number;
    weights[start + i] = at + share * ((row[i] as number) - at);
  }
}
