import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { curvesPicture } from '../plot/curves';
import { plotSize } from '../plot/panel';
import { extent } from '../reduce/extent';
import type { LinesState } from './state';

/** Curves that a drawing can tell apart and an output has room for. */
export const MOST_SERIES = 24;

export function linesPicture({
  title,
  xLabel,
  yLabel,
  xScale = 'linear',
  yScale = 'linear',
  form,
  series,
}: LinesState): Picture {
  const shown = series.slice(0, MOST_SERIES);
  return curvesPicture({
    title: '',
    alt: `${title}: ${counted(series.length, 'curve')} of ${yLabel || 'y'} over ${xLabel || 'x'}`,
    size: plotSize,
    x: axis(
      extent(
        positive(
          shown.flatMap(one => one.x),
          xScale,
        ),
      ),
      { label: xLabel, kind: xScale, nice: false, ticks: 7 },
    ),
    y: axis(
      extent(
        positive(
          shown.flatMap(one => one.y),
          yScale,
        ),
      ),
      { label: yLabel, kind: yScale },
    ),
    curves: shown.map(({ name, x, y }, i) => ({
      label: shorten(name, 24),
      style: seriesStyle(i),
      unlisted: shown.length === 1,
      curve: { x, y: yScale === 'log' ? y.map(value => (value !== null && value > 0 ? value : null)) : y },
      ...(form && { form }),
    })),
  });
}

/** A log axis has no place for zero and below. */
function positive(values: readonly (number | null)[], scale: 'linear' | 'log'): readonly (number | null)[] {
  return scale === 'log' ? values.filter(value => value !== null && value > 0) : values;
}
