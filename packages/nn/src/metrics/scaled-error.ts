import { checked } from '../options/refuse-unknown';
import { assertSameLength, sum, toVector, type Vector } from './values';

export interface ScaledErrorOptions {
  /** Steps between a value and the one that the naive forecast repeats: 1 is yesterday's (default), 365 the same day last year. */
  readonly season?: number;
}

const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/**
 * The mean absolute error of forecasts, in units of the error that the naive forecast (the value one season before) makes within
 * the training series (R. Hyndman, A. Koehler 2006). Below 1 is better than the naive forecast was there. To compare
 * with the naive forecast on the same days, divide the two mean absolute errors.
 *
 * @param yTrain the training series, in order of time
 * @throws RangeError when it is not longer than a season, or never changes
 * @example
 * metrics.meanAbsoluteScaledError([6, 7], [5, 7], [1, 2, 3, 4, 5]);   // 0.5: mean error 0.5, naive steps 1
 */
export function meanAbsoluteScaledError(
  yTrue: Vector,
  yPred: Vector,
  yTrain: Vector,
  options: ScaledErrorOptions = {},
): number {
  const { season = 1 } = checked('metrics.meanAbsoluteScaledError', options, { season: true });
  const [truth, forecast, before] = [
    toVector(yTrue, 'yTrue'),
    toVector(yPred, 'yPred'),
    toVector(yTrain, 'yTrain'),
  ];
  assertSameLength(truth, forecast, ['yTrue', 'yPred']);
  if (!Number.isInteger(season) || season < 1 || season >= before.length)
    throw new RangeError(
      `season is ${season}; expected a whole number from 1, and yTrain, of ${before.length} values, to be longer.`,
    );
  const steps = Array.from(before)
    .slice(season)
    .map((value, i) => Math.abs(value - (before[i] as number)));
  const scale = meanOf(steps);
  if (scale === 0)
    throw new RangeError('yTrain never changes, so the naive forecast makes no error to compare with.');
  return meanOf(Array.from(truth, (value, i) => Math.abs(value - (forecast[i] as number)))) / scale;
}
