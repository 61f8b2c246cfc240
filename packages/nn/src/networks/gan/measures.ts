import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { toFloat, type TensorInput } from '../../tensors';

/**
 * The Euclidean distance of each sample from the nearest of some others, [n, ...shape] and [m, ...shape] to n numbers: samples that are copies
 * of training data lie far nearer to it than data that was held out.
 *
 * @throws RangeError for samples of different shapes
 * @example
 * const [made, held] = [gan.generate(300), test.x].map(x => networks.nearestDistances(x, train.x));
 */
export function nearestDistances(samples: TensorInput, others: TensorInput): Float32Array {
  return inScope(() => {
    const [a, b] = [rows(samples), rows(others)];
    if (a.shape[1] !== b.shape[1]) {
      throw new RangeError(
        `networks.nearestDistances: samples of ${a.shape[1]} values have no distance from samples of ${b.shape[1]}.`,
      );
    }
    // |a - b|^2 = |a|^2 - 2 a.b + |b|^2, which rounding may leave below 0.
    const squares = tf.add(
      tf.sub(tf.sum(tf.square(a), 1, true), tf.mul(tf.matMul(a, b, false, true), 2)),
      tf.sum(tf.square(b), 1),
    );
    return tf.sqrt(tf.relu(tf.min(squares, 1))).dataSync<'float32'>();
  });
}

const rows = (x: TensorInput): tf.Tensor2D => {
  const tensor = toFloat(x);
  return tf.reshape(tensor, [tensor.shape[0] ?? 0, -1]);
};

export interface Coverage {
  /** How many samples lie near each centre. */
  readonly counts: readonly number[];
  /** Centres with at least one sample in a hundred of those that an even spread would give them. */
  readonly modes: number;
  /** The share of samples within `radius` of a centre. */
  readonly near: number;
}

/**
 * How samples spread over known centres: a generator that has collapsed reaches few of them, however good its samples are.
 *
 * @param samples [n, features]
 * @param centres [modes, features]
 * @param radius how far from its centre a sample still belongs to it, such as 3 standard deviations
 */
export function modeCoverage(samples: TensorInput, centres: TensorInput, radius: number): Coverage {
  const [all, known] = inScope(() => [rows(samples).arraySync(), rows(centres).arraySync()]);
  const counts = known.map(() => 0);
  for (const sample of all) {
    const distances = known.map(centre =>
      Math.hypot(...centre.map((value, i) => value - (sample[i] ?? NaN))),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    if ((distances[nearest] ?? Infinity) <= radius) counts[nearest] = (counts[nearest] ?? 0) + 1;
  }
  const least = Math.max(1, (0.01 * all.length) / known.length);
  return {
    counts,
    modes: counts.filter(count => count >= least).length,
    near: counts.reduce((a, b) => a + b, 0) / all.length,
  };
}
