import type { ColourScale } from '../colour/colour-scale';
import type { Shape } from '../format/matrix-size';
import { formatNumber } from '../format/number';
import type { Picture } from '../markup/picture';
import { gridOfMatrix } from '../reduce/pool';
import type { Matrix } from '../shared/matrix';
import { categoryAxis, indexAxis, type Axis } from './axis';
import { colourKey } from './colour-key';
import { cellNumbers, heat } from './heat';
import { drawPanel, panelOf } from './panel';
import { textWidth } from './text-width';
import { shorten } from '../format/label';

export interface HeatPicture {
  readonly title: string;
  readonly alt: string;
  readonly matrix: Matrix;
  readonly scale: ColourScale;
  /** Quantity of the colours. */
  readonly measure: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How many rows and columns are numbered where they have no names; as many as the matrix has unless given. */
  readonly numbered?: Shape;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Pixels that the matrix may take across and down. */
  readonly room: { readonly width: number; readonly height: number };
}

/** Cells as large as this show their number. */
const NUMBERED = { width: 36, height: 18 } as const;

/** A matrix with named rows and columns. */
export function heatPicture(options: HeatPicture): Picture {
  const { title, alt, matrix, scale, measure, rows, columns, numbered = matrix, room } = options;
  const grid = gridOfMatrix(matrix);
  const side = Math.min(64, room.width / Math.max(1, grid.columns), room.height / Math.max(1, grid.rows));
  const widen = Math.max(
    side,
    Math.min(room.width / Math.max(1, grid.columns), grid.columns <= 12 ? 44 : side),
  );
  const heighten = Math.max(
    side,
    Math.min(room.height / Math.max(1, grid.rows), grid.rows <= 40 && grid.columns > 100 ? 14 : side),
  );
  const size = { width: Math.max(24, widen * grid.columns), height: Math.max(24, heighten * grid.rows) };
  const x = { ...axisOf(columns, numbered.columns, size.width), label: options.xLabel };
  const y: Axis = { ...axisOf(rows, numbered.rows, size.height, true), label: options.yLabel };
  const key = textWidth(`${shorten(title, 30)}${measure}`) + 180;
  const { panel, place } = panelOf({ title: shorten(title, 30), x, y }, size, key);
  const hasNumbers = widen >= NUMBERED.width && side >= NUMBERED.height;
  return {
    width: panel.width,
    height: panel.height,
    alt,
    children: [
      ...drawPanel(panel, place, [
        heat(grid, scale, place.box),
        hasNumbers && cellNumbers(grid, scale, place.box, cellText),
      ]),
      colourKey(scale, panel.width - 6, 19, measure),
    ],
  };
}

/** Names where there are some; else row and column numbers, from 0. */
function axisOf(names: readonly string[], count: number, room: number, down = false): Axis {
  return names.length > 0 ? categoryAxis(names, room, { down }) : indexAxis(count, room, { down });
}

/** Two digits after the point while values are small, so that cells compare. */
const cellText = (value: number): string =>
  !Number.isFinite(value)
    ? 'NaN'
    : Number.isInteger(value) || Math.abs(value) >= 10
      ? formatNumber(value, 3)
      : value.toFixed(2).replace('-', '−');
