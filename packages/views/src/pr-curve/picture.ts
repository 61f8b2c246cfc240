import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { formatScore } from '../format/number';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { squareSize } from '../plot/panel';
import { reference } from '../plot/reference';
import { unitAxis } from '../plot/unit-axis';
import type { PrCurveState } from './state';

const MOST_CURVES = 12;

/** With one curve, the share of positives is drawn as what guessing reaches. */
export function prPicture({ curves }: PrCurveState): Picture {
  const guess = curves.length === 1 ? curves[0]?.prevalence : undefined;
  const scores = curves
    .slice(0, 6)
    .map(one => `${one.name} AP ${formatScore(one.averagePrecision)}`)
    .join(', ');
  return curvesPicture({
    title: '',
    alt: `Precision over recall: ${counted(curves.length, 'curve')}, ${scores}`,
    size: squareSize,
    x: unitAxis('recall'),
    y: unitAxis('precision'),
    curves: curves.slice(0, MOST_CURVES).map((one, i) => ({
      label: shorten(one.name, 20),
      style: seriesStyle(i),
      curve: { x: one.recall, y: one.precision },
      form: 'lines',
    })),
    reference: guess === undefined ? undefined : 'guessing',
    behind: place => guess !== undefined && reference(place, [0, guess], [1, guess]),
  });
}
