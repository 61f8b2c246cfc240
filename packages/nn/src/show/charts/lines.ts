import { checked } from '../../options/refuse-unknown';
import { minMax, pointsOf, type LinesState } from '@epochlab/views';
import type { Drawn } from '../output/display';
import { gaps, numbersOf, type Numbers } from '../input/numbers';
import { displayUpdatable, type ShownView } from '../output/shown-view';

export interface LinesOptions extends Partial<Omit<LinesState, 'series' | 'total'>> {
  /** Curves; without x the points count from 0. */
  readonly series: readonly { readonly name: string; readonly x?: Numbers; readonly y: Numbers }[];
}

/** As many points as a notebook has room for, and a curve at least. */
const MOST_POINTS = 30_000;
const LEAST_POINTS = 500;

/**
 * Shows curves of y over x. Of more than 30,000 points those are kept that draw the same picture, the lowest and highest of each stretch.
 *
 * @returns a handle that replaces the curves where they stand
 * @example
 * show.lines({ title: 'Loss', xLabel: 'epoch', series: [{ name: 'Adam', y: history.history.loss }] });
 */
export function lines(options: LinesOptions): ShownView<LinesOptions> {
  return displayUpdatable(drawn, options, {});
}

function drawn(options: LinesOptions): Drawn<'lines'> {
  const {
    series,
    title = '',
    xLabel = 'x',
    yLabel = 'y',
    ...rest
  } = checked('show.lines', options, {
    series: true,
    title: true,
    xLabel: true,
    yLabel: true,
    xScale: true,
    yScale: true,
    form: true,
  });
  const curves = series.map(({ name, x, y }) => {
    const values = gaps(y);
    const positions = x === undefined ? values.map((_, i) => i) : numbersOf(x);
    if (positions.length !== values.length)
      throw new RangeError(
        `Curve '${name}' has ${positions.length} x and ${values.length} y. Expected as many of both.`,
      );
    return { name, x: positions, y: values };
  });
  const most = Math.max(LEAST_POINTS, Math.floor(MOST_POINTS / Math.max(1, curves.length)));
  const kept = curves.map(({ name, ...curve }) => ({ name, ...minMax(curve, most) }));
  const [total, shown] = [pointsOf(curves), pointsOf(kept)];
  return {
    kind: 'lines',
    state: { title, xLabel, yLabel, ...rest, series: kept, ...(shown < total && { total }) },
  };
}
