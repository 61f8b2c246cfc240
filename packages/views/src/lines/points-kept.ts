import { shownOf } from '../format/quantity';
import type { LinesState, NamedCurve } from './state';

/** How many points the curves have together. */
export const pointsOf = (series: readonly NamedCurve[]): number =>
  series.reduce((sum, { x }) => sum + x.length, 0);

/**
 * How many points are shown of how many, where that is less than all.
 * @example ['30 000 of 1 000 000 points']
 */
export const pointsKept = ({ series, total }: LinesState): string[] =>
  total === undefined ? [] : [shownOf(pointsOf(series), total, 'point')];
