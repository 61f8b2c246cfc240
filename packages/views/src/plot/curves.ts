import { seriesStyle, type SeriesStyle } from '../colour/palette';
import { element, type Child, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { minMax, type Curve } from '../reduce/min-max';
import type { Axis } from './axis';
import { curveStroke, detailStroke } from './curve-stroke';
import { finitePoints } from './finite-points';
import { legend } from './legend';
import { linePath } from './line-path';
import { markers } from './markers';
import { drawPanel, placeOf, type Place } from './panel';
import { textWidth } from './text-width';

/** Twice the pixels that a curve has across: a lowest and a highest point for each. */
const POINTS = 640;
/** Up to here the points of a line show. */
const MARKED = 30;

export interface PlottedCurve {
  readonly label: string;
  readonly style: SeriesStyle;
  readonly curve: Curve;
  readonly form?: 'lines' | 'points' | 'linesAndPoints';
  /** Drawn thin and pale. */
  readonly detail?: boolean;
  /** Left out of the legend. */
  readonly unlisted?: boolean;
}

export interface CurvesPlot {
  readonly title: string;
  readonly alt: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly PlottedCurve[];
  /** The curves of the legend in its order, where they are not all in the order in which they are drawn. */
  readonly listed?: readonly PlottedCurve[];
  /** The name of the reference line, for the legend. */
  readonly reference?: string | undefined;
  /** Marks behind the curves: reference lines, events. */
  readonly behind?: (place: Place) => Child;
  readonly front?: (place: Place) => Child;
}

/** Curves over two axes with a legend on the title's line: what most views are made of. */
export function curvesPicture(plot: CurvesPlot): Picture {
  const { title, alt, size, x, y, curves, listed = curves, reference, behind, front } = plot;
  const panel = { ...size, title, x, y };
  const place = placeOf(panel);
  const named = listed
    .filter(curve => !curve.unlisted)
    .map(curve => ({ ...curve, marked: curve.form !== 'lines' && isSparse(curve.curve) }));
  const entries = [
    ...(reference === undefined ? [] : [{ label: reference, style: seriesStyle(0), isReference: true }]),
    ...named,
  ];
  return {
    ...size,
    alt,
    children: [
      ...drawPanel(panel, place, [
        behind?.(place),
        curves.map(curve => drawCurve(curve, place)),
        front?.(place),
      ]),
      ...legend(entries, place.box.left + textWidth(title) + 20, place.box.right, 19),
    ],
  };
}

/** Whether the points of a line show. */
export const isSparse = ({ x }: Curve): boolean => x.length <= MARKED;

function drawCurve(
  { style, curve: all, form = 'linesAndPoints', detail = false }: PlottedCurve,
  { x, y }: Place,
): Markup {
  const curve = minMax(all, POINTS);
  const line =
    form !== 'points' &&
    element('path', {
      d: linePath(curve, x, y),
      fill: 'none',
      ...(detail ? detailStroke(style) : curveStroke(style)),
      'stroke-linejoin': 'round',
    });
  const marked = form === 'points' || (form === 'linesAndPoints' && !detail && isSparse(all));
  const points = marked ? finitePoints(curve).map(([a, b]) => [x(a), y(b)] as const) : [];
  return element('g', {}, line, points.length > 0 && markers(style.marker, style.colour, points));
}
