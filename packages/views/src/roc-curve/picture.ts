import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { formatScore } from '../format/number';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { squareSize } from '../plot/panel';
import { reference } from '../plot/reference';
import { unitAxis } from '../plot/unit-axis';
import type { RocCurveState } from './state';

export const MOST_CURVES = 12;

export function rocPicture({ curves }: RocCurveState): Picture {
  return curvesPicture({
    title: '',
    alt: `ROC: ${counted(curves.length, 'curve')}, ${curves
      .slice(0, 6)
      .map(one => `${one.name} AUC ${formatScore(one.auc)}`)
      .join(', ')}`,
    size: squareSize,
    x: unitAxis('false positive rate'),
    y: unitAxis('true positive rate'),
    curves: curves.slice(0, MOST_CURVES).map((one, i) => ({
      label: shorten(one.name, 20),
      style: seriesStyle(i),
      curve: { x: one.falsePositiveRate, y: one.truePositiveRate },
      form: 'lines',
    })),
    reference: 'chance',
    behind: place => reference(place, [0, 0], [1, 1]),
  });
}
