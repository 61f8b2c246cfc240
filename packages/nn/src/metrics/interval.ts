import { checked } from '../options/refuse-unknown';
import { Random } from '../data/random';
import { quantile } from './values';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** How often rows are drawn. Default 1000. */
  readonly rounds?: number;
  /** The share of the draws inside. Default 0.95. */
  readonly level?: number;
  readonly seed?: number | string;
}

/**
 * The interval of a figure over other samples of the same kind, estimated from one: rows are drawn with replacement, as many as
 * there are, and the figure computed again (B. Efron 1979; percentiles). Draws for which it throws, such as an
 * area under a curve without one positive row, do not count.
 *
 * @param count how many rows there are
 * @param figure of rows, given by their numbers
 * @example
 * const truth = [0, 1, 1, 0, 1], said = [0, 1, 0, 0, 1];
 * const { low, high } = metrics.bootstrapInterval(5, rows =>
 *   metrics.accuracyScore(rows.map(i => truth[i]), rows.map(i => said[i])));
 */
export function bootstrapInterval(
  count: number,
  figure: (rows: readonly number[]) => number,
  options: BootstrapOptions = {},
): Interval {
  const {
    rounds = 1000,
    level = 0.95,
    seed = 0,
  } = checked('metrics.bootstrapInterval', options, {
    rounds: true,
    level: true,
    seed: true,
  });
  if (!(count >= 2 && rounds >= 1 && level > 0 && level < 1))
    throw new RangeError(
      `metrics.bootstrapInterval: got ${count} rows, ${rounds} rounds and level ${level}; expected 2 or more, 1 or more, and a level between 0 and 1.`,
    );
  const random = new Random(`bootstrap ${seed}`);
  const draw = () => Array.from({ length: count }, () => random.integer(0, count - 1));
  const figures = Array.from({ length: rounds }, draw).flatMap(rows => valueOf(figure, rows));
  if (figures.length === 0)
    throw new RangeError('metrics.bootstrapInterval: the figure cannot be computed of any draw.');
  figures.sort((a, b) => a - b);
  return { low: quantile(figures, (1 - level) / 2), high: quantile(figures, (1 + level) / 2) };
}

function valueOf(figure: (rows: readonly number[]) => number, rows: readonly number[]): number[] {
  try {
    return [figure(rows)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
