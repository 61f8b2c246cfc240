import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { accuracyScore, recallScore } from '../../metrics';
import { equal, exerciseOf } from './exercise-table';

const MOST_PARAMETERS = 1300;
const LEAST_ACCURACY = 0.85;

export const lesson01 = {
  '1.1': exerciseOf({
    about: 'parameters of a dense layer',
    problem: equal(() => 64 * 32 + 32),
    hints: [
      'Every unit has a weight for each of its inputs. Is there anything else that it learns?',
      'Multiply the inputs by the units, then add one bias for each unit.',
    ],
  }),
  '1.2': exerciseOf({
    about: 'the hardest digit',
    problem: equal((truth: tf.Tensor1D, predicted: ArrayLike<number>) => {
      const found = recallScore(truth, predicted, { average: 'none' });
      return found.indexOf(Math.min(...found));
    }),
    hints: [
      'In the confusion matrix, look for the row with the largest share off the diagonal.',
      'The score gives a list of ten numbers; `Math.min(...list)` is its smallest, `list.indexOf(value)` where a value stands.',
    ],
  }),
  '1.3': exerciseOf({
    about: 'the largest probability',
    problem: equal(
      (model: tf.LayersModel, x: tf.Tensor) =>
        inScope(() => Math.max(...model.predict(x.slice([0], [1])).dataSync())),
      1e-3,
    ),
    hints: [
      '`model.predict(test.x.slice(0, 1))` gives the ten probabilities of the first picture, as a tensor.',
      '`.dataSync()` gives the numbers of a tensor; take the largest.',
    ],
  }),
  '1.4': exerciseOf({
    about: 'a smaller network',
    problem: (answer, x: tf.Tensor, y: tf.Tensor1D) => {
      const model = answer as tf.LayersModel;
      const parameters = model.countParams();
      if (parameters > MOST_PARAMETERS) return `it has ${parameters} parameters.`;
      const share = inScope(() => accuracyScore(y, model.predict(x)));
      return share >= LEAST_ACCURACY ? '' : `it reads ${(100 * share).toFixed(1)} % of the test pictures.`;
    },
    hints: [
      'How many parameters does a network with 16 hidden units have?',
      'Copy the cells of 1.2 and 1.3, change the number of hidden units, and train for 40 epochs.',
    ],
  }),
};
