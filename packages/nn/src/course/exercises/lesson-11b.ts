import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { equal, exerciseOf } from './exercise-table';

/** Which number of a capsule changes the drawings most when it grows by 0.3: the index on the last axis of the vectors. */
function strongest(vectors: tf.Tensor3D, draw: (vectors: tf.Tensor3D) => tf.Tensor2D): number {
  const size = vectors.shape[2];
  const changes = Array.from({ length: size }, (_, number) =>
    inScope(() => {
      const moved = vectors.add<tf.Tensor3D>(
        Array.from({ length: size }, (_, i) => (i === number ? 0.3 : 0)),
      );
      return draw(moved).squaredDifference(draw(vectors)).sum().dataSync()[0] ?? NaN;
    }),
  );
  return changes.indexOf(Math.max(...changes));
}

export const lesson11b = {
  '11b.1': exerciseOf({
    about: 'a length after squashing',
    problem: equal(() => 25 / 26, 1e-3),
    hints: [
      'How long is [3, 4] before squashing?',
      'Its length is 5. The formula of 11.1 makes |s|² / (1 + |s|²) of it.',
    ],
  }),
  '11b.2': exerciseOf({
    about: 'votes for one picture',
    problem: equal(() => 3 * 3 * 2 * 10),
    hints: [
      'Who votes, and for whom?',
      'Each lower capsule votes for each of the ten upper ones. Count the lower ones.',
    ],
  }),
  '11b.3': exerciseOf({
    about: 'a margin loss',
    problem: equal(() => 0.3 ** 2 + 0.5 * 0.1 ** 2, 1e-3),
    hints: [
      'The true capsule should be at least 0.9 long, the other at most 0.1. How much is each of them off?',
      'Square what is missing, 0.3 and 0.1. The capsules of the other digits count half.',
    ],
  }),
  '11b.4': exerciseOf({
    about: 'the number that changes most',
    problem: equal(strongest),
    hints: [
      'Section 11.4 moves number 2. Do the same with each of the eight.',
      '`draw(moved).sub(draw(vectors)).square().sum()` says how much the four drawings change.',
    ],
  }),
};
