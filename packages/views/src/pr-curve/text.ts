import { formatScore } from '../format/number';
import { shorten } from '../format/label';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import { textTable } from '../terminal/table';
import type { PrCurveState } from './state';

export function prCurveText({ title, curves }: PrCurveState): string {
  const rows = curves
    .slice(0, 50)
    .map(one => [
      shorten(one.name, 40),
      sparkline(one.precision),
      `average precision ${formatScore(one.averagePrecision)}`,
    ]);
  return [heading('Precision and recall', title), textTable([{}, {}, {}], rows)].join('\n');
}
