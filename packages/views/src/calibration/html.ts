import { shorten } from '../format/label';
import { formatCount, formatScore } from '../format/number';
import { frame, row } from '../html/frame';
import { table, type Column } from '../html/table';
import { image } from '../markup/picture';
import { calibrationPicture } from './picture';
import { samplesOf } from './samples';
import type { CalibrationCurve, CalibrationState } from './state';

export function calibrationHtml(state: CalibrationState): string {
  const columns: Column<CalibrationCurve>[] = [
    { header: 'Model', cell: ({ name }) => shorten(name, 40) },
    { header: 'Expected error', align: 'right', cell: one => formatScore(one.expectedError ?? null) },
    { header: 'Brier score', align: 'right', cell: one => formatScore(one.brier ?? null) },
    { header: 'Samples', align: 'right', cell: one => formatCount(samplesOf(one)) },
  ];
  const scores = table({ columns, rows: state.curves.slice(0, 50) });
  return frame({
    title: 'Calibration',
    subject: shorten(state.title, 80),
    body: [row(image(calibrationPicture(state)), scores)],
  });
}
