import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { squareSize } from '../plot/panel';
import { reference } from '../plot/reference';
import { unitAxis } from '../plot/unit-axis';
import type { CalibrationState } from './state';

const MOST_CURVES = 8;

/** On the diagonal, what is predicted at 70% comes true 70% of the time. */
export function calibrationPicture({ curves }: CalibrationState): Picture {
  return curvesPicture({
    title: '',
    alt: `Reliability diagram of ${counted(curves.length, 'model')}: share of positives over predicted probability`,
    size: squareSize,
    x: unitAxis('mean predicted probability'),
    y: unitAxis('share of positive samples'),
    curves: curves.slice(0, MOST_CURVES).map((one, i) => ({
      label: shorten(one.name, 20),
      style: seriesStyle(i),
      curve: { x: one.predicted, y: one.observed },
    })),
    reference: 'perfect',
    behind: place => reference(place, [0, 0], [1, 1]),
  });
}
