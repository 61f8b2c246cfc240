import { intensityScale } from '../colour/colour-scale';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { colourKey } from '../plot/colour-key';
import { heat } from '../plot/heat';
import { drawPanel, placeOf, plotSize } from '../plot/panel';
import { extent } from '../reduce/extent';
import type { Grid } from '../reduce/pool';
import { evenly } from '../reduce/sample';
import { rebin } from './rebin';
import type { HistogramOverTimeState } from './state';

const BINS = 64;
const MOST_MOMENTS = 200;

/** A column for each moment: the brighter, the larger the share of values there. */
export function histogramPicture({
  title,
  measure,
  timeLabel,
  moments: all,
}: HistogramOverTimeState): Picture {
  const moments = evenly(all.length, MOST_MOMENTS).map(
    i => all[i] as HistogramOverTimeState['moments'][number],
  );
  const [low, high] = extent(
    moments.flatMap(({ edges }) => [edges[0] ?? null, edges[edges.length - 1] ?? null]),
  ) ?? [0, 1];
  const y = axis(low < high ? [low, high] : [low - 0.5, low + 0.5], {
    label: shorten(measure, 40),
    nice: false,
  });
  const grid = gridOf(moments, y.domain);
  const scale = intensityScale(grid.values as Float64Array, 0);
  const panel = {
    ...plotSize,
    title: '',
    x: axis(extent(all.map(({ time }) => time)), { label: timeLabel, nice: false }),
    y,
  };
  const place = placeOf(panel);
  return {
    ...plotSize,
    alt: `${title}: histograms of ${measure} at ${counted(all.length, 'moment')}`,
    children: [
      ...drawPanel(panel, place, [heat(grid, scale, place.box)]),
      colourKey(
        { ...scale, low: scale.low * 100, high: scale.high * 100 },
        place.box.right,
        19,
        '% of values',
      ),
    ],
  };
}

/** Moments side by side, the largest values on top. */
function gridOf(moments: HistogramOverTimeState['moments'], [low, high]: readonly [number, number]): Grid {
  const values = new Float64Array(BINS * moments.length);
  moments.forEach((moment, column) =>
    rebin(moment, low, high, BINS).forEach((share, bin) => {
      values[(BINS - 1 - bin) * moments.length + column] = share;
    }),
  );
  return { rows: BINS, columns: moments.length, values };
}
