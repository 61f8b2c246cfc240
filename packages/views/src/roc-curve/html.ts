import { shorten } from '../format/label';
import { formatScore } from '../format/number';
import { frame, row } from '../html/frame';
import { table } from '../html/table';
import { image } from '../markup/picture';
import { rocPicture } from './picture';
import type { RocCurve, RocCurveState } from './state';

export function rocCurveHtml(state: RocCurveState): string {
  const aucs = table<RocCurve>({
    columns: [
      { header: 'Curve', cell: ({ name }) => shorten(name, 40) },
      { header: 'AUC', align: 'right', cell: ({ auc }) => formatScore(auc) },
    ],
    rows: state.curves.slice(0, 100),
  });
  return frame({
    title: 'ROC curve',
    subject: shorten(state.title, 80),
    body: [row(image(rocPicture(state)), aucs)],
  });
}
