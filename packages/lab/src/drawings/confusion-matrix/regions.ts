import type { PlotRelayoutEvent } from 'plotly.js';
import type { Range, Region, Tile } from './use-tile';

/** At least so many classes are shown, if there are. */
const LEAST = 30;

/** A row and a column of the tiles that are shown. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The classes of which a tile shows the greatest count. */
export const classesOf = (tile: Tile, { row, column }: Place): Region => ({
  rows: part(tile.rows, row, tile.values.rows),
  columns: part(tile.columns, column, tile.values.columns),
});

/** The classes that a place on the plot's axes (in classes) falls on. */
export const placeAt = (tile: Tile, y: number, x: number): Place => ({
  row: index(tile.rows, y, tile.values.rows),
  column: index(tile.columns, x, tile.values.columns),
});

/** A region about the middle of another, wide enough to be read. */
export const roundAbout = ({ rows, columns }: Region, classes: number): Region => ({
  rows: widened(rows, classes),
  columns: widened(columns, classes),
});

/** A part of all classes as large as it was, moved or scaled about its middle. */
export function scaled({ rows, columns }: Region, factor: number, classes: number): Region | null {
  const part = (range: Range): Range => {
    const width = Math.max(Math.min(LEAST, classes), Math.round((range[1] - range[0]) * factor));
    return within([Math.round((range[0] + range[1] - width) / 2), width], classes);
  };
  const region = { rows: part(rows), columns: part(columns) };
  return region.rows[1] - region.rows[0] >= classes ? null : region;
}

/** The classes that the user dragged over; null when a double click asked for all. */
export function draggedOver(event: PlotRelayoutEvent, classes: number): Region | null {
  const read = (axis: 'xaxis' | 'yaxis'): Range | null => {
    const ends = [Number(event[`${axis}.range[0]`]), Number(event[`${axis}.range[1]`])];
    if (!ends.every(Number.isFinite)) {
      return null;
    }
    const from = Math.min(classes - 1, Math.max(0, Math.floor(Math.min(...ends))));
    return [from, Math.min(classes, Math.max(from + 1, Math.ceil(Math.max(...ends))))];
  };
  const [rows, columns] = [read('yaxis'), read('xaxis')];
  return rows && columns ? { rows, columns } : null;
}

/** The `index`th of `count` parts, the classes that are pooled into it. */
const part = ([from, to]: Range, index: number, count: number): Range => {
  const start = Math.ceil((index * (to - from)) / count);
  return [from + start, from + Math.max(start + 1, Math.ceil(((index + 1) * (to - from)) / count))];
};

const index = ([from, to]: Range, at: number, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor(((at - from) / (to - from)) * count)));

function widened([from, to]: Range, classes: number): Range {
  const width = Math.max(LEAST, to - from);
  return within([Math.round((from + to - width) / 2), width], classes);
}

function within([from, width]: readonly [number, number], classes: number): Range {
  const start = Math.max(0, Math.min(classes - width, from));
  return [start, Math.min(classes, start + width)];
}
