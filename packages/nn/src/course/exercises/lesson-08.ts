import { equal, exerciseOf } from './exercise-table';

/** The result of the lesson's `measured`, as far as it is judged. */
export interface Run {
  readonly loss: number;
  readonly testLoss: number;
}

/** Half of the gap that the lesson's large network has on noisy points. */
const LARGEST_SHARE_OF_GAP = 0.5;

const gapOf = ({ loss, testLoss }: Run): number => testLoss - loss;

export const lesson08 = {
  '8.1': exerciseOf({
    about: 'the factor by which the loss fell',
    problem: equal(
      (losses: readonly number[]) => (losses[0] ?? NaN) / (losses[losses.length - 1] ?? NaN),
      0.01,
    ),
    hints: [
      '`byRate[1].history.loss` is a list. Which of its entries was measured before training?',
      'Divide the first entry, the loss before training, by the last one.',
    ],
  }),
  '8.2': exerciseOf({
    about: 'the share of weights at zero',
    problem: equal(
      (kernel: readonly number[]) => kernel.filter(weight => weight === 0).length / kernel.length,
    ),
    hints: [
      '`byRegularization[1].kernel` lists all weights of the run with L1. The function `zeros` counts.',
      'Divide the number of zeros by the length of the list.',
    ],
  }),
  '8.3': exerciseOf({
    about: 'the fewest neurons around a circle',
    problem: equal(() => 3),
    hints: [
      'Each hidden neuron draws one soft line. How many lines enclose a patch of the plane?',
      "Run `measured({ dataset: 'circle', networkShape: [n] }, 100)` for n from 1 on, and read the `testLoss`.",
    ],
  }),
  '8.4': exerciseOf({
    about: 'half the gap',
    problem: (answer, overfitted: Run) => {
      const { testLoss } = answer as Partial<Run>;
      if (typeof testLoss !== 'number') return 'expected the result of `await measured(...)`.';
      if (testLoss >= overfitted.testLoss)
        return `its test loss is ${testLoss.toFixed(3)}, no lower than before.`;
      const gap = gapOf(answer as Run);
      return gap <= LARGEST_SHARE_OF_GAP * gapOf(overfitted) ? '' : `its gap is ${gap.toFixed(3)}.`;
    },
    hints: [
      'Which rows of the table in 8.10 speak of a training loss that falls while the test loss does not?',
      "Add `regularization: 'L2'` with a rate between 0.001 and 0.1 to the settings of 8.6.",
    ],
  }),
};
