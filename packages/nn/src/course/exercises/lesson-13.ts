import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { equal, exerciseOf } from './exercise-table';

/** The share of the test pictures whose nearest training picture has their label. Pictures are [n, ...shape]. */
const nearestAccuracy = (
  trainX: tf.Tensor,
  trainY: ArrayLike<number>,
  x: tf.Tensor,
  y: ArrayLike<number>,
): number =>
  inScope(() => {
    const [known, asked] = [trainX, x].map(pictures => pictures.reshape([pictures.shape[0] ?? 0, -1])) as [
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    // The nearest row is that with the largest a · b - |b|²/2.
    const scores = asked.matMul(known, false, true).sub(known.square().sum(1).div(2));
    const found = Array.from(scores.argMax(1).dataSync());
    return found.filter((row, i) => trainY[row] === y[i]).length / found.length;
  });

export const lesson13 = {
  '13.1': exerciseOf({
    about: 'a white pixel',
    problem: equal(() => 1),
    hints: ['A white pixel is 255.', '(255 - 127) / 128.'],
  }),
  '13.2': exerciseOf({
    about: 'digits that half a turn leaves alone',
    problem: equal(() => [0, 1, 8]),
    hints: [
      'Write the ten digits and turn the paper.',
      'There are three of them. A 6 and a 9 change places, a 2 and a 5 become nothing of the kind.',
    ],
  }),
  '13.3': exerciseOf({
    about: 'a nearest neighbour with moved digits',
    problem: equal(nearestAccuracy, 1e-3),
    hints: [
      'The moved digits are in `manyX`, their labels in `manyY`. Look among those.',
      'Give `nearestTo` the two lists: `nearestTo(digits.test.x, manyX, manyY)`, then `share(...)`.',
    ],
  }),
};
