import { checked } from '../../options/refuse-unknown';
import { bin, extent } from 'd3-array';
import type { Drawn } from '../output/display';
import { gaps, numbersOf, type Numbers } from '../input/numbers';
import { displayUpdatable, type ShownView } from '../output/shown-view';

export interface BarsOptions {
  readonly categories: readonly (string | number)[];
  readonly series: readonly { readonly name: string; readonly values: Numbers }[];
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
}

/**
 * Shows a bar of each series for each category: `show.bars({ categories: labels, series: [{ name: 'F1', values: f1 }] })`.
 *
 * @returns a handle that replaces the bars where they stand
 * @example
 * show.bars({ categories: ['Adam', 'SGD'], series: [{ name: 'accuracy', values: [0.97, 0.93] }] });
 */
export function bars(options: BarsOptions): ShownView<BarsOptions> {
  return displayUpdatable(drawnBars, options, {});
}

function drawnBars(options: BarsOptions): Drawn<'bars'> {
  const {
    categories,
    series,
    title = '',
    xLabel = '',
    yLabel = '',
  } = checked('show.bars', options, {
    categories: true,
    series: true,
    title: true,
    xLabel: true,
    yLabel: true,
  });
  for (const { name, values } of series) {
    const count = numbersOf(values).length;
    if (count !== categories.length) {
      throw new RangeError(`Series '${name}' has ${count} values for ${categories.length} categories.`);
    }
  }
  return {
    kind: 'bars',
    state: {
      title,
      xLabel,
      yLabel,
      categories: categories.map(String),
      series: series.map(({ name, values }) => ({ name, values: gaps(values) })),
    },
  };
}

export interface HistogramOptions {
  readonly bins?: number;
  readonly title?: string;
  readonly xLabel?: string;
}

/**
 * Shows how values are spread; those that are not finite are counted in the title.
 *
 * @returns a handle that replaces the bars where they stand
 * @example
 * show.histogram(tf.randomNormal([1000]));
 */
export function histogram(
  values: Numbers,
  options: HistogramOptions = {},
): ShownView<Numbers, HistogramOptions> {
  return displayUpdatable(drawnHistogram, values, options);
}

function drawnHistogram(values: Numbers, options: HistogramOptions): Drawn<'bars'> {
  const {
    bins = 30,
    title = '',
    xLabel = 'value',
  } = checked('show.histogram', options, { bins: true, title: true, xLabel: true });
  const all = numbersOf(values);
  const finite = all.filter(Number.isFinite);
  const whole = wholeEdges(finite, bins);
  const counted = whole ? bin().thresholds(whole)(finite) : bin().thresholds(bins)(finite);
  const missing = all.length - finite.length;
  return drawnBars({
    title: missing > 0 ? `${title} (${missing} not finite)`.trim() : title,
    xLabel,
    yLabel: 'count',
    categories: whole
      ? wholeNames(whole)
      : counted.map(({ x0 = 0, x1 = 0 }) => Number(((x0 + x1) / 2).toPrecision(4))),
    series: [{ name: 'count', values: counted.map(b => b.length) }],
  });
}

/** Edges between whole numbers, each bin as many of them wide; undefined for values that are not whole. */
function wholeEdges(values: readonly number[], bins: number): number[] | undefined {
  if (values.length === 0 || !values.every(Number.isSafeInteger)) return undefined;
  const [low = 0, high = 0] = extent(values);
  const width = Math.max(1, Math.ceil((high - low + 1) / bins));
  const count = Math.ceil((high - low + 1) / width);
  return Array.from({ length: count + 1 }, (_, i) => low - 0.5 + i * width);
}

/** The numbers that each bin holds: 3, or 10–14. */
const wholeNames = (edges: readonly number[]): (string | number)[] =>
  edges.slice(0, -1).map((edge, i) => {
    const [from, to] = [edge + 0.5, (edges[i + 1] as number) - 0.5];
    return from === to ? from : `${from}–${to}`;
  });
