import { formatScore } from '../format/number';
import { shorten } from '../format/label';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import { textTable } from '../terminal/table';
import type { RocCurveState } from './state';

export function rocCurveText({ title, curves }: RocCurveState): string {
  const rows = curves
    .slice(0, 50)
    .map(one => [shorten(one.name, 40), sparkline(one.truePositiveRate), `AUC ${formatScore(one.auc)}`]);
  return [heading('ROC curve', title), textTable([{}, {}, {}], rows)].join('\n');
}
