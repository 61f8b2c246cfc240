import { finitePoints, linePath, MARKER_SIZE, markersPath, minMax } from '@epochlab/views';
import { axesOf, type Axes } from '../../../plotly/axes';
import { markerNamed } from '../../../plotly/line-style';
import type { Curve } from './figure';

/** The part of a curve that makes its line and its marks. */
type Line = Pick<Curve, 'line' | 'marker' | 'mode' | 'opacity'> & {
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
  layer.replaceChildren(...strokes.flatMap(stroke => [linesOf(stroke, axes), ...marksOf(stroke, axes)]));
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

/** The data that plotly was given last. */
const drawnBy = (plot: HTMLElement): readonly Line[] =>
  (plot as HTMLElement & { readonly data?: readonly Line[] }).data ?? [];

/** Each curve from the last point that is drawn of it, from its first where none is; none where other curves are drawn. */
export function tails(drawn: readonly Line[], latest: readonly Line[]): Line[] {
  if (drawn.length !== latest.length) return [];
  return latest.flatMap((curve, index) => {
    const end = drawn[index]?.x.at(-1) ?? -Infinity;
    const next = curve.x.findIndex(x => x > end);
    const from = Math.max(0, next - 1);
    return next < 0 ? [] : [{ ...curve, x: curve.x.slice(from), y: curve.y.slice(from) }];
  });
}

/** Two points for each pixel, more of a thin line would lie upon each other and darken it; a gap where the axis has no place. */
function visible(tail: Line, axes: Axes): Line {
  const pixels = axes.x(tail.x.at(-1) ?? 0) - axes.x(tail.x[0] ?? 0);
  const { x, y } = minMax(tail, Math.max(4, 2 * Math.ceil(pixels)));
  return { ...tail, x, y: y.map(value => (value !== null && Number.isFinite(axes.y(value)) ? value : null)) };
}

function linesOf(
  { line: { color, width = 1, dash } = {}, opacity = 1, ...curve }: Line,
  axes: Axes,
): SVGPathElement {
  const dashes = dash === undefined || dash === 'solid' ? {} : { 'stroke-dasharray': dash };
  return path({
    d: linePath(curve, axes.x, axes.y),
    stroke: color,
    'stroke-width': width,
    opacity,
    ...dashes,
  });
}

function marksOf(
  { mode, marker: { symbol, size, color } = {}, ...curve }: Line,
  axes: Axes,
): SVGPathElement[] {
  const marker = markerNamed(symbol);
  if (marker === undefined || !mode?.includes('markers')) return [];
  const scale = Number(size) / MARKER_SIZE;
  const points = finitePoints(curve).map(([x, y]) => [axes.x(x) / scale, axes.y(y) / scale] as const);
  return [path({ d: markersPath(marker, points), fill: color, transform: `scale(${scale})` })];
}

function path(attributes: Readonly<Record<string, unknown>>): SVGPathElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}
