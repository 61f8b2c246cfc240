import { minMax } from '@epochlab/views';
import { axesOf, type Axes } from '../../plotly/axes';
import type { Curve } from './figure';

/** What of a curve makes its line. */
type Line = Pick<Curve, 'line' | 'opacity'> & {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
};

/**
 * Draws how curves went on since the plot beside `layer` was drawn: a few points, where drawing the plot takes as long as many steps of a
 * training.
 * @returns whether the axes have room for all of it; what they have not, shows when the plot is drawn next
 */
export function drawTails(layer: SVGSVGElement, latest: readonly Line[]): boolean {
  const plot = layer.parentElement?.querySelector<HTMLElement>('.js-plotly-plot');
  const axes = plot && axesOf(plot);
  if (!axes) {
    layer.replaceChildren();
    return true;
  }
  const strokes = tails(drawnBy(plot), latest).map(tail => visible(tail, axes));
  layer.replaceChildren(...strokes.map(stroke => path(stroke, axes)));
  const { left, top, width, height } = axes;
  layer.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
  return strokes.every(stroke => fits(stroke, axes));
}

/** Whether nothing of the part of the x axis that is shown lies above or below. */
export const fits = ({ x, y }: Pick<Line, 'x' | 'y'>, axes: Axes): boolean =>
  !y.some((value, i) => {
    const [across, down] = [axes.x(x[i] ?? NaN), axes.y(value ?? NaN)];
    return across >= 0 && across <= axes.width && (down < 0 || down > axes.height);
  });

/** What plotly was given last. */
const drawnBy = (plot: HTMLElement): readonly Line[] =>
  (plot as HTMLElement & { readonly data?: readonly Line[] }).data ?? [];

/** Each curve from the last point that is drawn of it; none where other curves are drawn. */
export function tails(drawn: readonly Line[], latest: readonly Line[]): Line[] {
  if (drawn.length !== latest.length) return [];
  return latest.flatMap((curve, index) => {
    const end = drawn[index]?.x.at(-1);
    const next = end === undefined ? -1 : curve.x.findIndex(x => x > end);
    return next < 1 ? [] : [{ ...curve, x: curve.x.slice(next - 1), y: curve.y.slice(next - 1) }];
  });
}

function path(tail: Line, axes: Axes): SVGPathElement {
  const { line: { color, width = 1, dash } = {}, opacity = 1 } = tail;
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  node.setAttribute('d', pathOf(tail, axes));
  node.setAttribute('stroke', String(color));
  node.setAttribute('stroke-width', String(width));
  node.setAttribute('opacity', String(opacity));
  if (dash !== undefined && dash !== 'solid') node.setAttribute('stroke-dasharray', dash);
  return node;
}

/** Two points for each pixel: more of a thin line would lie upon each other and darken it. */
function visible(tail: Line, axes: Axes): Line {
  const pixels = axes.x(tail.x.at(-1) ?? 0) - axes.x(tail.x[0] ?? 0);
  return { ...tail, ...minMax(tail, Math.max(4, 2 * Math.ceil(pixels))) };
}

/** Broken where there is no value, or none that the axis can show. */
function pathOf({ x, y }: Line, axes: Axes): string {
  let pen = 'M';
  return x
    .map((value, index) => {
      const [across, down] = [axes.x(value), axes.y(y[index] ?? NaN)];
      if (!Number.isFinite(across) || !Number.isFinite(down)) {
        pen = 'M';
        return '';
      }
      const part = `${pen}${across.toFixed(1)},${down.toFixed(1)}`;
      pen = 'L';
      return part;
    })
    .join('');
}
