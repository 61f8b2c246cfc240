import type { Shape } from '../format/matrix-size';
import { formatNumber } from '../format/number';
import type { Axes } from './axes';
import { categoryAxis, indexAxis, type Axis } from './axis';
import type { Room } from './panel';

/** Cells as large as this show their number. */
const NUMBERED = { width: 36, height: 18 } as const;

/** The pixels that a matrix takes. */
export interface HeatGeometry extends Room {
  /** Whether each cell has room for its number. */
  readonly hasNumbers: boolean;
}

/** Squares where they fit; of few columns wider, and of few rows and many columns higher ones. */
export function heatGeometry({ rows, columns }: Shape, room: Room): HeatGeometry {
  const [across, down] = [room.width / Math.max(1, columns), room.height / Math.max(1, rows)];
  const side = Math.min(64, across, down);
  const widen = Math.max(side, Math.min(across, columns <= 12 ? 44 : side));
  const heighten = Math.max(side, Math.min(down, rows <= 40 && columns > 100 ? 14 : side));
  return {
    width: Math.max(24, widen * columns),
    height: Math.max(24, heighten * rows),
    hasNumbers: widen >= NUMBERED.width && side >= NUMBERED.height,
  };
}

export interface HeatNames {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How many rows and columns are numbered where they have no names. */
  readonly numbered: Shape;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Names where there are some, else row and column numbers from 0; each has a unit of its axis. */
export const heatAxes = ({ rows, columns, numbered, xLabel, yLabel }: HeatNames, room: Room): Axes => ({
  x: { ...axisOf(columns, numbered.columns, room.width), label: xLabel },
  y: { ...axisOf(rows, numbered.rows, room.height, true), label: yLabel },
});

function axisOf(names: readonly string[], count: number, room: number, down = false): Axis {
  return names.length > 0 ? categoryAxis(names, room, { down }) : indexAxis(count, room, { down });
}

/** The number in a cell: two digits after the point while values are small, so that cells compare. */
export const heatText = (value: number): string =>
  !Number.isFinite(value)
    ? 'NaN'
    : Number.isInteger(value) || Math.abs(value) >= 10
      ? formatNumber(value, 3)
      : value.toFixed(2).replace('-', '−');
