import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { accuracyScore } from '../../metrics';
import { equal, exerciseOf } from './exercise-table';

const MOST_CENTRES = 60;
const LEAST_ACCURACY = 0.95;

export const lesson10 = {
  '10.1': exerciseOf({
    about: 'where a unit answers one half',
    problem: equal(() => Math.sqrt(2 * Math.log(2)), 1e-3),
    hints: [
      'Look at the formula of 10.1 with s = 1, and ask for which distance d it gives 1/2.',
      'exp(-d² / 2) = 1/2. Take the logarithm of both sides.',
    ],
  }),
  '10.2': exerciseOf({
    about: 'parameters of a mixture',
    problem: equal(() => (10 + 1) * 4 + 4 * ((10 + 1) * 6 + (6 + 1) * 1)),
    hints: [
      'The gate is a dense layer with one output for each expert.',
      'An expert is two dense layers: 10 to 6, and 6 to 1. There are four of them.',
    ],
  }),
  '10.3': exerciseOf({
    about: 'the load-balancing loss',
    problem: equal(() => 2 * ((2 / 3) * 0.6 + (1 / 3) * 0.4), 1e-3),
    hints: [
      'Which expert does each of the three rows choose? That gives f for both.',
      'f is 2/3 and 1/3. P is the mean of each column.',
    ],
  }),
  '10.4': exerciseOf({
    about: 'fewer centres',
    problem: (answer, x: tf.Tensor, y: tf.Tensor1D) => {
      const model = answer as tf.LayersModel;
      const centres = model.layers[0]?.getWeights()[0]?.shape[0] ?? Infinity;
      if (centres > MOST_CENTRES) return `it has ${centres} centres.`;
      const share = inScope(() => accuracyScore(y, model.predict(x) as tf.Tensor));
      return share >= LEAST_ACCURACY ? '' : `it reads ${(100 * share).toFixed(1)} % of the unseen digits.`;
    },
    hints: [
      'Copy the call of 10.3 and change the number of centres. What else can you change?',
      'With few centres the units must reach farther: try `widths` from 1 to 3, or train on as at the end of 10.3.',
    ],
  }),
};
