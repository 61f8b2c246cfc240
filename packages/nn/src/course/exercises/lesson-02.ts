import { equal, equalAt, exerciseOf } from './exercise-table';

const POINTS = [-3.1, -1.7, -0.4, 0.3, 1.1, 2.6];

export const lesson02 = {
  '2.1': exerciseOf({
    about: 'a neuron with ReLU',
    problem: equal(() => 0),
    hints: [
      'First the weighted sum, with the bias. Then the activation function.',
      'The sum is negative. How does ReLU answer to that?',
    ],
  }),
  '2.2': exerciseOf({
    about: 'leaky ReLU',
    problem: equalAt(POINTS, z => (z > 0 ? z : 0.2 * z)),
    hints: [
      'A function is written `z => ...`; its two cases `condition ? one : other`.',
      'The condition is `z > 0`. Then the answer is z itself.',
    ],
  }),
  '2.3': exerciseOf({
    about: 'the steepest point of the sigmoid',
    problem: equal(() => [0, 0.25], 1e-3),
    hints: [
      'Look at the curve of the derivative in 2.4: where is its peak?',
      'The slope is a (1 - a). For which output a is that largest, and for which z does the sigmoid give it?',
    ],
  }),
  '2.4': exerciseOf({
    about: 'a learning rate for five steps',
    problem: (answer, lossesWith: (rate: number, steps: number) => readonly number[]) => {
      if (typeof answer !== 'number') return 'expected a number.';
      const loss = lossesWith(answer, 5).at(-1) ?? NaN;
      return loss < 0.001 ? '' : `with ${answer} the loss after five steps is ${loss.toPrecision(3)}.`;
    },
    hints: [
      'Larger steps go further. Double the rate and look.',
      'Try rates between 1 and 10; `lossesWith(2, 5)` gives the losses of five steps with the rate 2.',
    ],
  }),
};
