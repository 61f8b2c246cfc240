import { shorten } from '../format/label';
import { formatPercent, formatScore } from '../format/number';
import { frame, row } from '../html/frame';
import { table, type Column } from '../html/table';
import { image } from '../markup/picture';
import { prPicture } from './picture';
import type { PrCurve, PrCurveState } from './state';

export function prCurveHtml(state: PrCurveState): string {
  const columns: Column<PrCurve>[] = [
    { header: 'Curve', cell: ({ name }) => shorten(name, 40) },
    { header: 'Average precision', align: 'right', cell: one => formatScore(one.averagePrecision) },
    {
      header: 'Positive',
      align: 'right',
      cell: one => (one.prevalence === undefined ? '–' : formatPercent(one.prevalence)),
    },
  ];
  const scores = table({ columns, rows: state.curves.slice(0, 100) });
  return frame({
    title: 'Precision-recall curve',
    subject: shorten(state.title, 80),
    body: [row(image(prPicture(state)), scores)],
  });
}
