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
 * training. What leaves the axes shows when the plot is drawn next.
 */
export function drawTails(layer: SVGSVGElement, latest: readonly Line[]): void {
  const plot = layer.parentElement?.querySelector<HTMLElement>('.js-plotly-plot');
  const axes = plot && axesOf(plot);
  layer.replaceChildren(...(axes ? tails(drawnBy(plot), latest).map(tail => path(tail, axes)) : []));
  if (!axes) return;
  const { left, top, width, height } = axes;
  layer.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
}

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
  node.setAttribute('d', pathOf(visible(tail, axes), axes));
  node.setAttribute('stroke', String(color));
  node.setAttribute('stroke-width', String(width));
  node.setAttribute('opacity', String(opacity));
  if (dash !== undefined && dash !== 'solid') node.setAttribute('stroke-dasharray', dash);
  return node;
}

/** Two points for each pixel: more of a thin line would lie upon each other and darken it. */
function visible({ x, y }: Line, axes: Axes): Line {
  const pixels = axes.x(x.at(-1) ?? 0) - axes.x(x[0] ?? 0);
  return minMax({ x, y }, Math.max(4, 2 * Math.ceil(pixels)));
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
