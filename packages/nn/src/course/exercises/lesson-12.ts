import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { equal, exerciseOf } from './exercise-table';

export interface Draw {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

export interface AtCount {
  readonly perClass: number;
  readonly base: readonly number[];
  readonly scratch: readonly number[];
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The smallest number of examples with which the network from scratch is as good as the base with 3. */
function examplesToCatchUp(curve: readonly AtCount[]): number {
  const base = meanOf(curve.find(at => at.perClass === 3)?.base ?? []);
  return curve.find(at => meanOf(at.scratch) >= base)?.perClass ?? NaN;
}

const squaredDistance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0);

/** The share of the test rows whose nearest class mean, of the training rows' features, is that of their own class. */
function nearestMeanAccuracy(features: tf.Tensor2D, y: readonly number[], { train, test }: Draw): number {
  const rows = inScope(() => features.arraySync());
  const means = [...new Set(y)].map(label => {
    const own = train.filter(row => y[row] === label).map(row => rows[row] ?? []);
    return { label, mean: (own[0] ?? []).map((_, i) => meanOf(own.map(row => row[i] ?? NaN))) };
  });
  const right = test.filter(row => {
    const distances = means.map(({ mean }) => squaredDistance(rows[row] ?? [], mean));
    return means[distances.indexOf(Math.min(...distances))]?.label === y[row];
  });
  return right.length / test.length;
}

export const lesson12 = {
  '12.1': exerciseOf({
    about: 'the share that is trained',
    problem: equal((model: tf.LayersModel) => (256 * 5 + 5) / model.countParams(), 1e-3),
    hints: [
      'The head has a weight for each feature and class, and a bias for each class. How many is that?',
      'Divide it by `network(5).countParams()`.',
    ],
  }),
  '12.2': exerciseOf({
    about: 'examples to catch up',
    problem: equal(examplesToCatchUp),
    hints: [
      'Look at the row for 3 examples in the table of 12.2: what does the frozen base reach?',
      'Go down the column "from scratch" until it is as high.',
    ],
  }),
  '12.3': exerciseOf({
    about: 'the nearest mean',
    problem: equal(nearestMeanAccuracy, 0.01),
    hints: [
      'For each of the five digits, take the mean of the features of its ten examples. A test digit belongs to the nearest mean.',
      '`features.gather(rows).mean(0)` is one mean. `tf.squaredDifference(features.gather(test), mean).sum(1)` are the distances from it.',
    ],
  }),
};
