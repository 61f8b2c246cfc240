import { equal, exerciseOf } from './exercise-table';

const MISSED = 20;

/** The cost of mistakes at a threshold: 20 for a tumour that is missed, 1 for a false alarm. */
const costAt = (threshold: number, truth: readonly number[], p: readonly number[]): number =>
  truth.reduce((sum, ill, i) => {
    const alarm = (p[i] ?? NaN) >= threshold;
    if (ill === 1) return alarm ? sum : sum + MISSED;
    return alarm ? sum + 1 : sum;
  }, 0);

/** The number of days whose mean, from 1 to 7 days back, is the best forecast. */
function bestMemory(highs: readonly number[], days: readonly number[]): number {
  const errors = Array.from({ length: 7 }, (_, i) => {
    const misses = days.map(day => {
      const past = highs.slice(day - 1 - i, day);
      return Math.abs((highs[day] ?? NaN) - past.reduce((a, b) => a + b, 0) / past.length);
    });
    return misses.reduce((a, b) => a + b, 0);
  });
  return 1 + errors.indexOf(Math.min(...errors));
}

export const lesson15 = {
  '15.1': exerciseOf({
    about: 'MASE',
    problem: equal(() => (1 + 2 + 3) / (2 + 2 + 4), 1e-3),
    hints: [
      'Take the mean of the errors of both forecasts.',
      'Divide the mean error of the forecast by that of the naive one.',
    ],
  }),
  '15.2': exerciseOf({
    about: 'rows of the first training',
    problem: equal(() => 200 - 4 * 20 - 10),
    hints: [
      'The four tests are the last 80 rows. Where does the first of them begin?',
      'It begins at row 120. Leave out the gap before it.',
    ],
  }),
  '15.3': exerciseOf({
    about: 'a probability after the temperature',
    problem: equal(() => 1 / (1 + Math.exp(-4 / 2)), 1e-3),
    hints: ['Divide the logit by the temperature first.', 'Then the sigmoid: 1 / (1 + exp(-2)).'],
  }),
  '15.4': exerciseOf({
    about: 'how many days to average',
    problem: equal(bestMemory),
    hints: [
      '"As today" is the mean of one day. Try the mean of two.',
      'The mean of the `k` days before `day` is `mean(highs.slice(day - k, day))`. Compare the mean errors for k from 1 to 7.',
    ],
  }),
  '15.5': exerciseOf({
    about: 'the cheapest threshold',
    problem: (answer, truth: readonly number[], p: readonly number[]) => {
      if (typeof answer !== 'number') return 'expected a number.';
      const cost = costAt(answer, truth, p);
      const least = Math.min(...Array.from({ length: 99 }, (_, i) => costAt((i + 1) / 100, truth, p)));
      return cost <= least ? '' : `at ${answer} the mistakes cost ${cost}; there is a cheaper one.`;
    },
    hints: [
      'For one threshold: count the malignant rows below it, times 20, and the benign rows from it on.',
      'Try every threshold of `candidates`, and keep the one with the least cost.',
    ],
  }),
};
