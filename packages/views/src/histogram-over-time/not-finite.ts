import { formatNumber } from '../format/number';
import { counted } from '../format/quantity';
import type { HistogramOverTimeState } from './state';

/** Since when there are values that are NaN or infinite, in a sentence. */
export function notFinite({ moments, timeLabel, measure }: HistogramOverTimeState): string | undefined {
  const first = moments.find(moment => (moment.notFinite ?? 0) > 0);
  if (first === undefined) return undefined;
  const many = counted(first.notFinite ?? 0, 'value');
  return `${many} of ${measure} NaN or infinite since ${timeLabel} ${formatNumber(first.time)}.`;
}
