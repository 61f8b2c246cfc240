import { checked } from '../../options/refuse-unknown';
import { bin, extent, range } from 'd3-array';
import { display } from '../output/display';
import { numbersOf, type Numbers } from '../input/numbers';

export interface HistogramOverTimeOptions {
  readonly title?: string;
  readonly measure?: string;
  readonly timeLabel?: string;
  readonly bins?: number;
}

/**
 * Shows how values are spread at each of several moments, all with the same bins.
 *
 * @example
 * show.histogramOverTime(snapshots.map(({ epoch, weights }) => ({ time: epoch, values: weights })), { measure: 'weight' });
 */
export function histogramOverTime(
  moments: readonly { readonly time: number; readonly values: Numbers }[],
  options: HistogramOverTimeOptions = {},
): void {
  const {
    title = '',
    measure = 'value',
    timeLabel = 'epoch',
    bins = 30,
  } = checked('show.histogramOverTime', options, { title: true, measure: true, timeLabel: true, bins: true });
  const lists = moments.map(({ time, values }) => ({ time, all: numbersOf(values) }));
  const [least = 0, greatest = 1] = extent(
    lists.flatMap(({ all }) => extent(all.filter(Number.isFinite)) as number[]),
  );
  const width = (greatest - least || 1) / bins;
  const edges = range(bins + 1).map(i => least + i * width);
  const binned = bin()
    .domain([least, edges[bins] ?? greatest])
    .thresholds(edges.slice(1, -1));
  display({
    kind: 'histogramOverTime',
    state: {
      title,
      measure,
      timeLabel,
      moments: lists.map(({ time, all }) => {
        const finite = all.filter(Number.isFinite);
        const notFinite = all.length - finite.length;
        return {
          time,
          edges,
          counts: binned(finite).map(b => b.length),
          ...(notFinite > 0 ? { notFinite } : {}),
        };
      }),
    },
  });
}
