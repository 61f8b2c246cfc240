import { equal, exerciseOf } from './exercise-table';

export const lesson06 = {
  '6.1': exerciseOf({
    about: 'parameters of a recurrent layer',
    problem: equal(() => 16 * 32 + 32 * 32 + 32),
    hints: [
      'Look at the formula in 6.1: which matrices and vectors are learned?',
      'W is 16 x 32, U is 32 x 32, b has 32 numbers. The number of steps does not matter.',
    ],
  }),
  '6.2': exerciseOf({
    about: 'wrong dates',
    problem: equal(
      (pairs: readonly { readonly target: string }[], written: readonly string[]) =>
        pairs.filter((pair, i) => pair.target !== written[i]).length,
    ),
    hints: [
      'The last cell of 6.3 computes the share of the right ones.',
      '`dates.test.filter((pair, i) => ...)` keeps the pairs for which a condition holds; count them.',
    ],
  }),
  '6.3': exerciseOf({
    about: 'the forecast "as a week ago"',
    problem: equal((highs: readonly number[], days: readonly number[]) => {
      const misses = days.map(day => Math.abs((highs[day] ?? NaN) - (highs[day - 7] ?? NaN)));
      return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
    }, 1e-3),
    hints: [
      'The cell of 6.5 that measures "as today" compares `highs[day]` with `highs[day - 1]`.',
      '`meanError(testDays, day => ...)` wants the forecast for a day.',
    ],
  }),
};
