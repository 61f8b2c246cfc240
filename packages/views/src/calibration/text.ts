import { formatCount, formatScore } from '../format/number';
import { shorten } from '../format/label';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { CalibrationCurve, CalibrationState } from './state';

export function calibrationText({ title, curves }: CalibrationState): string {
  return [heading('Calibration', title), ...curves.slice(0, 10).map(curveText)].join('\n');
}

function curveText({ name, predicted, observed, counts, expectedError }: CalibrationCurve): string {
  const error = expectedError === undefined ? '' : `expected error ${formatScore(expectedError)}`;
  const rows = predicted.map((value, i) => [
    formatScore(value),
    formatScore(observed[i] ?? null),
    formatCount(counts[i] ?? 0),
  ]);
  const right = { align: 'right' } as const;
  return [
    heading(shorten(name, 40), error),
    textTable([right, right, right], [['predicted', 'observed', 'samples'], ...rows]),
  ].join('\n');
}
