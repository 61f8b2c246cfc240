import { formatNumber } from '../format/number';
import { counted } from '../format/quantity';
import type { HistogramMoment, HistogramOverTimeState } from './state';

/** The first moment at which there were values that are NaN or infinite. */
export const firstNotFinite = ({ moments }: HistogramOverTimeState): HistogramMoment | undefined =>
  moments.find(moment => (moment.notFinite ?? 0) > 0);

/** Since when there are values that are NaN or infinite, in a sentence. */
export function notFinite(state: HistogramOverTimeState): string | undefined {
  const { timeLabel, measure } = state;
  const first = firstNotFinite(state);
  if (first === undefined) return undefined;
  const many = counted(first.notFinite ?? 0, 'value');
  return `${many} of ${measure} NaN or infinite since ${timeLabel} ${formatNumber(first.time)}.`;
}
