import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { plotSize } from '../plot/panel';
import { linesAxes, shownOn } from './axes';
import type { LinesState } from './state';

/** Curves that a drawing can tell apart and an output has room for. */
export const MOST_SERIES = 24;

export function linesPicture(state: LinesState): Picture {
  const { title, xLabel, yLabel, yScale = 'linear', form, series } = state;
  const shown = series.slice(0, MOST_SERIES);
  return curvesPicture({
    title: '',
    alt: `${title}: ${counted(series.length, 'curve')} of ${yLabel || 'y'} over ${xLabel || 'x'}`,
    size: plotSize,
    ...linesAxes({ ...state, series: shown }, plotSize.width),
    curves: shown.map(({ name, x, y }, i) => ({
      label: shorten(name, 24),
      style: seriesStyle(i),
      unlisted: shown.length === 1,
      curve: { x, y: shownOn(y, yScale) },
      ...(form && { form }),
    })),
  });
}
