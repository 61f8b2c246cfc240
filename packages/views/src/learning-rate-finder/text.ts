import { formatNumber } from '../format/number';
import { extent } from '../reduce/extent';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import type { LearningRateFinderState } from './state';

export function learningRateFinderText({
  title,
  learningRates,
  smoothed,
  suggestion,
  reason,
}: LearningRateFinderState): string {
  const [low, high] = extent(learningRates) ?? [NaN, NaN];
  const found = suggestion === null ? 'no suggestion' : `suggested: ${formatNumber(suggestion)}`;
  const curve = `${formatNumber(low)} ${sparkline(smoothed, 40)} ${formatNumber(high)}`;
  return [heading('Learning rate finder', title, found), curve, heading(reason)].join('\n');
}
