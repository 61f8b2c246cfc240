import { bin } from 'd3-array';
import { formatNumber } from '../format/number';

/** How many of the values lie in each of some round intervals. */
export function histogram(values: readonly (number | null)[]): {
  readonly categories: string[];
  readonly values: number[];
} {
  const bins = bin()(values.flatMap(value => value ?? []));
  return {
    categories: bins.map(({ x0, x1 }) => `${formatNumber(x0 ?? NaN)} to ${formatNumber(x1 ?? NaN)}`),
    values: bins.map(({ length }) => length),
  };
}
