import type { PlaygroundProblem, PlaygroundSettings } from '@epochlab/views';
import { ownSource, type PlaygroundData } from './own-source';
import { ownTable, type PlaygroundTable, type TableOptions } from './own-table';
import { checkedPoints, drawnSource } from './points/drawn-source';
import type { Point } from './points/point';
import { generatedSource, type DataSource } from './points/source';

/** Data of the user's own, in one of three forms; none for the generated points. */
export interface SourceOptions extends Partial<PlaygroundData> {
  /** A table: rows as objects, columns as arrays, or the path of a CSV file. */
  readonly data?: PlaygroundTable;
  /** The column of `data` that is to be predicted. */
  readonly label?: TableOptions['label'];
  /** Points of the plane from -6 to 6; labels are indices of classes, or values from -1 to 1 of a regression. */
  readonly points?: readonly Point[];
}

/** Where the data come from, and the problem that they make where the settings do not say. */
interface Chosen {
  readonly source: DataSource;
  readonly problem?: PlaygroundProblem;
}

/**
 * The source that the options name.
 *
 * @param wanted what was said about the settings
 * @throws TypeError for a part that is missing
 */
export function sourceOf(
  options: SourceOptions,
  { problem }: PlaygroundSettings,
  wanted: { readonly problem?: PlaygroundProblem },
): Chosen {
  const { data, label, points, columns, axes, labels } = options;
  if (data !== undefined) {
    if (label === undefined) {
      throw new TypeError(
        "show.playground: label is missing. Name the column to predict: { data, label: 'species' }.",
      );
    }
    const table = ownTable(data, { label, columns, axes, problem: wanted.problem });
    return { source: ownSource(table, table.problem), problem: table.problem };
  }
  if (points !== undefined) {
    return { source: drawnSource(checkedPoints(points, problem, []), labels ?? [], problem) };
  }
  const { x, y } = options;
  if (x === undefined && y === undefined) return { source: generatedSource };
  if (x === undefined || y === undefined) {
    throw new TypeError(`show.playground: ${x === undefined ? 'x' : 'y'} is missing. Own data are { x, y }.`);
  }
  const rows = {
    x,
    y,
    ...(columns ? { columns } : {}),
    ...(axes ? { axes } : {}),
    ...(labels ? { labels } : {}),
  };
  return { source: ownSource(rows, problem) };
}
