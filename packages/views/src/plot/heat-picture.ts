import type { ColourScale } from '../colour/colour-scale';
import type { Shape } from '../format/matrix-size';
import type { Picture } from '../markup/picture';
import { gridOfMatrix } from '../reduce/pool';
import type { Matrix } from '../shared/matrix';
import { colourKey } from './colour-key';
import { cellNumbers, heat } from './heat';
import { heatAxes, heatGeometry, heatText } from './heat-geometry';
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

/** A matrix with named rows and columns. */
export function heatPicture(options: HeatPicture): Picture {
  const { title, alt, matrix, scale, measure, numbered = matrix, room } = options;
  const grid = gridOfMatrix(matrix);
  const { hasNumbers, ...size } = heatGeometry(grid, room);
  const { x, y } = heatAxes({ ...options, numbered }, size);
  const key = textWidth(`${shorten(title, 30)}${measure}`) + 180;
  const { panel, place } = panelOf({ title: shorten(title, 30), x, y }, size, key);
  return {
    width: panel.width,
    height: panel.height,
    alt,
    children: [
      ...drawPanel(panel, place, [
        heat(grid, scale, place.box),
        hasNumbers && cellNumbers(grid, scale, place.box, heatText),
      ]),
      colourKey(scale, panel.width - 6, 19, measure),
    ],
  };
}
