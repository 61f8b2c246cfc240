import { intensityScale, type ColourScale } from '../colour/colour-scale';
import { shorten } from '../format/label';
import type { Axes } from '../plot/axes';
import { axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';
import { extent } from '../reduce/extent';
import type { Grid } from '../reduce/pool';
import { evenly } from '../reduce/sample';
import { rebin } from './rebin';
import type { HistogramMoment, HistogramOverTimeState } from './state';

const BINS = 64;
const MOST_MOMENTS = 200;

export interface HistogramGrid {
  /** A column for each moment, the largest values on top: per cent of the values of that moment. */
  readonly grid: Grid;
  readonly scale: ColourScale;
  readonly axes: Axes;
}

/** Histograms of several moments in the bins that they share, in a drawing of that width. */
export function histogramGrid(
  { measure, timeLabel, moments: all }: HistogramOverTimeState,
  width: number,
): HistogramGrid {
  const moments = evenly(all.length, MOST_MOMENTS).map(i => all[i] as HistogramMoment);
  const [low, high] = extent(
    moments.flatMap(({ edges }) => [edges[0] ?? null, edges[edges.length - 1] ?? null]),
  ) ?? [0, 1];
  const y = axis(low < high ? [low, high] : [low - 0.5, low + 0.5], {
    label: shorten(measure, 40),
    nice: false,
  });
  const grid = gridOf(moments, y.domain);
  const times = extent(all.map(({ time }) => time));
  return {
    grid,
    scale: intensityScale(grid.values, 0),
    axes: { x: axis(times, { label: timeLabel, nice: false, ticks: ticksAcross(width) }), y },
  };
}

function gridOf(
  moments: readonly HistogramMoment[],
  [low, high]: readonly [number, number],
): Grid & { readonly values: Float64Array } {
  const values = new Float64Array(BINS * moments.length);
  moments.forEach((moment, column) =>
    rebin(moment, low, high, BINS).forEach((share, bin) => {
      values[(BINS - 1 - bin) * moments.length + column] = 100 * share;
    }),
  );
  return { rows: BINS, columns: moments.length, values };
}
