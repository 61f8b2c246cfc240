import { recallScore } from '../../metrics';
import { equal, exerciseOf } from './exercise-table';

/** The highest of the thresholds 0, 0.01, ... 0.99 that still finds a share of the positive cases. */
function highestThreshold(truth: readonly number[], probability: readonly number[], recall: number): number {
  const thresholds = Array.from({ length: 100 }, (_, i) => i / 100);
  const finding = thresholds.filter(
    t =>
      recallScore(
        truth,
        probability.map(p => (p > t ? 1 : 0)),
      ) >= recall,
  );
  return Math.max(...finding);
}

export const lesson04 = {
  '4.1': exerciseOf({
    about: 'precision',
    problem: equal(() => 90 / (90 + 60), 1e-3),
    hints: [
      'Precision asks: of all those whom the test calls ill, what share is?',
      'True positives, divided by true and false positives together.',
    ],
  }),
  '4.2': exerciseOf({
    about: 'the threshold',
    problem: equal((truth: readonly number[], probability: readonly number[]) =>
      highestThreshold(truth, probability, 0.95),
    ),
    hints: [
      'The share of malignant tumours that is found is the recall. Compute it for every threshold, as the table in 4.3 does for five.',
      'A loop over i from 0 to 99 with the threshold i / 100; remember the last one whose recall is at least 0.95.',
    ],
  }),
  '4.3': exerciseOf({
    about: 'a learning rate for batches of 256',
    problem: answer => {
      const { accuracy } = answer as { readonly accuracy?: unknown };
      if (typeof accuracy !== 'number') return 'expected the result of `average(256, 10, rate)`.';
      return accuracy >= 0.9 ? '' : `it reads ${(100 * accuracy).toFixed(1)} % of the test pictures.`;
    },
    hints: ['A batch of 256 takes few steps. Let each be longer.', 'Try learning rates from 0.2 to 2.'],
  }),
};
