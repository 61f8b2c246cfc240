import type { LinesState } from '@epochlab/views';
import { display } from './display';
import { gaps, numbersOf, type Numbers } from './numbers';

export interface LinesOptions extends Partial<Omit<LinesState, 'series'>> {
  /** Curves; without x the points count from 0. */
  readonly series: readonly { readonly name: string; readonly x?: Numbers; readonly y: Numbers }[];
}

/**
 * Shows curves of y over x.
 *
 * @example
 * show.lines({ title: 'Loss', xLabel: 'epoch', series: [{ name: 'Adam', y: history.history.loss }] });
 */
export function lines({ series, title = '', xLabel = 'x', yLabel = 'y', ...rest }: LinesOptions): void {
  const curves = series.map(({ name, x, y }) => {
    const values = gaps(y);
    const positions = x === undefined ? values.map((_, i) => i) : numbersOf(x);
    if (positions.length !== values.length)
      throw new RangeError(
        `Curve '${name}' has ${positions.length} x and ${values.length} y. Expected as many of both.`,
      );
    return { name, x: positions, y: values };
  });
  display({ kind: 'lines', state: { title, xLabel, yLabel, ...rest, series: curves } });
}
