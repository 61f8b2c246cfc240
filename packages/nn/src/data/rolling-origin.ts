import { checked } from '../options/refuse-unknown';
import type { SplitIndices } from './split';

export interface RollingOriginOptions {
  /** How often the origin moves on. Default 5. */
  readonly folds?: number;
  /** Rows of each test. Default: count / (folds + 1), rounded down. */
  readonly testSize?: number;
  /** Rows left out between training and test: as many as a window is long, so that no row of the test looks at what was trained on. Default 0. */
  readonly gap?: number;
  /** The most rows to train on, the last ones before the gap. Default: all. */
  readonly longestTrain?: number;
}

const range = (from: number, to: number): Int32Array =>
  Int32Array.from({ length: to - from }, (_, i) => from + i);

/**
 * Splits rows in order of time, several times: each fold trains on the rows before its origin and tests on those after, and the next
 * origin lies a test further on. Nothing is shuffled, and nothing of the future is in any training. The folds are those of
 * scikit-learn's `TimeSeriesSplit`.
 *
 * @throws RangeError when there are too few rows
 * @example
 * for (const { train, test } of datasets.rollingOrigin(100, { folds: 3, testSize: 10, gap: 7 }))
 *   console.log(train.at(-1), test[0], test.at(-1));   // 62 70 79, 72 80 89, 82 90 99
 */
export function rollingOrigin(count: number, options: RollingOriginOptions = {}): SplitIndices[] {
  const {
    folds = 5,
    testSize,
    gap = 0,
    longestTrain,
  } = checked('datasets.rollingOrigin', options, {
    folds: true,
    testSize: true,
    gap: true,
    longestTrain: true,
  });
  const size = testSize ?? Math.floor(count / (folds + 1));
  const whole = [folds, size, longestTrain ?? 1].every(n => Number.isInteger(n) && n >= 1);
  if (!whole || !Number.isInteger(gap) || gap < 0)
    throw new RangeError(
      `datasets.rollingOrigin: got ${folds} folds of ${size} rows, a gap of ${gap} and longestTrain ${longestTrain}; expected whole numbers, from 1 (the gap from 0).`,
    );
  if (count - folds * size - gap < 1)
    throw new RangeError(
      `datasets.rollingOrigin: ${count} rows are too few for ${folds} tests of ${size} with a gap of ${gap} and something to train on before. Ask for fewer folds, or smaller tests.`,
    );
  return Array.from({ length: folds }, (_, fold) => {
    const origin = count - (folds - fold) * size;
    const end = origin - gap;
    const first = longestTrain === undefined ? 0 : Math.max(0, end - longestTrain);
    return { train: range(first, end), test: range(origin, origin + size) };
  });
}
