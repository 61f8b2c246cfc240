import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { equal, exerciseOf } from './exercise-table';

/** The pictures [n, height, width, 1], moved by a pixel. */
function moved(x: tf.Tensor4D, [down, right]: readonly [number, number]): tf.Tensor4D {
  const around: [number, number] = [1, 1];
  return x
    .pad<tf.Tensor4D>([[0, 0], around, around, [0, 0]])
    .slice([0, 1 - down, 1 - right, 0], [-1, x.shape[1], x.shape[2], 1]);
}

const MOVES = [
  [0, 0],
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

/** The share of the pictures whose nearest known picture, moved or not, has their label. Pictures are [n, height, width, 1]. */
const nearestAccuracy = (
  knownX: tf.Tensor4D,
  knownY: readonly number[],
  x: tf.Tensor4D,
  y: ArrayLike<number>,
): number =>
  inScope(() => {
    const known = tf
      .concat(MOVES.map(move => moved(knownX, move)))
      .reshape<tf.Tensor2D>([MOVES.length * knownX.shape[0], -1]);
    const asked = x.reshape<tf.Tensor2D>([x.shape[0], -1]);
    // The nearest row is that with the largest a · b - |b|²/2.
    const scores = asked.matMul(known, false, true).sub(known.square().sum(1).div(2));
    const found = Array.from(scores.argMax(1).dataSync());
    return found.filter((row, i) => knownY[row % knownY.length] === y[i]).length / found.length;
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
      'There are three of them. A 6 and a 9 change places; a handwritten 2 or 5 has its curve on the wrong side.',
    ],
  }),
  '13.3': exerciseOf({
    about: 'a nearest neighbour with moved digits',
    problem: equal(nearestAccuracy, 1e-3),
    hints: [
      'Section 13.4 makes moved copies with `shifts` and `shifted`. Each copy keeps its label.',
      '`tf.concat(shifts.map(shift => shifted(thousand, shift)))` are 5,000 digits; `shifts.flatMap(() => theirDigits)` are their labels.',
    ],
  }),
};
