import { literal, type PlaygroundProblem } from '@epochlab/views';
import { readCsv } from '../data/formats/csv';
import type { PlaygroundRows } from './own-source';
import type { Axes } from './points/source';

type Cell = unknown;

/** A table: the path of a CSV file, rows as objects, or columns as arrays. */
export type PlaygroundTable =
  string | readonly Readonly<Record<string, Cell>>[] | Readonly<Record<string, ArrayLike<Cell>>>;

export interface TableOptions {
  /** The column that is to be predicted: names or numbers. */
  readonly label: string;
  /** The columns that are given, all of numbers. Default: all others that hold nothing but numbers. */
  readonly columns?: readonly string[] | undefined;
  readonly axes?: Axes | undefined;
  /** Kind of the problem; the labels decide it unless given. */
  readonly problem?: PlaygroundProblem | undefined;
}

/** More different numbers than this are values, fewer classes. */
const MOST_CLASSES = 10;

/**
 * Rows and labels of a table by the names of its columns; rows in which one of them is missing are left out.
 *
 * @returns the rows, and the problem that the labels make: a regression for numbers with fractions and for many different ones
 * @throws TypeError for a column that is not there or holds something else; RangeError for too few columns
 */
export function ownTable(
  table: PlaygroundTable,
  { label, columns, axes, problem }: TableOptions,
): PlaygroundRows & { readonly problem: PlaygroundProblem } {
  const all = typeof table === 'string' ? byColumn(readCsv(table)) : byColumn(table);
  const columnOf = (name: string): readonly Cell[] => {
    const column = all.get(name);
    if (column) return column;
    throw new TypeError(`There is no column '${name}'. The columns are: ${[...all.keys()].join(', ')}.`);
  };
  const targets = columnOf(label);
  const names = columns ?? [...all.keys()].filter(name => name !== label && isNumeric(columnOf(name)));
  if (names.length < 2) {
    throw new RangeError(
      `The data have ${names.length} columns of numbers beside '${label}'; expected at least two, or \`columns\` that names them.`,
    );
  }
  const used = names.map(columnOf);
  const whole = targets
    .map((_, i) => i)
    .filter(i => isGiven(targets[i]) && used.every(cells => isGiven(cells[i])));
  const left = targets.length - whole.length;
  const options = [
    typeof table === 'string' ? `data: ${literal(table)}` : 'data',
    `label: ${literal(label)}`,
  ];
  return {
    x: whole.map(i => used.map((cells, k) => numberAt(cells[i], names[k] ?? '', i))),
    ...labelsOf(
      whole.map(i => targets[i]),
      problem,
    ),
    columns: names,
    ...(axes ? { axes } : {}),
    options: [...options, ...(columns ? [`columns: ${literal(columns)}`] : [])].join(', '),
    note: left === 0 ? '' : `${left} of ${targets.length} rows are left out: a value is missing in them.`,
  };
}

function byColumn(
  table: readonly Readonly<Record<string, Cell>>[] | Readonly<Record<string, ArrayLike<Cell>>>,
): ReadonlyMap<string, readonly Cell[]> {
  if (!isRows(table)) return new Map(Object.entries(table).map(([name, cells]) => [name, Array.from(cells)]));
  const names = [...new Set(table.flatMap(row => Object.keys(row)))];
  return new Map(names.map(name => [name, table.map(row => row[name])]));
}

const isRows = (table: object): table is readonly Readonly<Record<string, Cell>>[] => Array.isArray(table);

const isGiven = (cell: Cell): boolean =>
  cell !== null && cell !== undefined && cell !== '' && !Number.isNaN(cell);

const isNumeric = (cells: readonly Cell[]): boolean => {
  const given = cells.filter(isGiven);
  return given.length > 0 && given.every(cell => typeof cell === 'number' && Number.isFinite(cell));
};

function numberAt(cell: Cell, name: string, row: number): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  throw new TypeError(
    `Column '${name}' of row ${row + 1} is ${JSON.stringify(cell)}; expected a number. Leave the column out with \`columns\`.`,
  );
}

function labelsOf(
  targets: readonly Cell[],
  wanted: PlaygroundProblem | undefined,
): Pick<PlaygroundRows, 'y' | 'labels'> & { readonly problem: PlaygroundProblem } {
  const different = [...new Set(targets)];
  const isNumbers = different.every(value => typeof value === 'number');
  const isMany = different.length > MOST_CLASSES || !different.every(Number.isInteger);
  const problem = wanted ?? (isNumbers && isMany ? 'regression' : 'classification');
  if (problem === 'regression') return { problem, y: targets as readonly number[] };
  const ordered = isNumbers ? different.sort((a, b) => a - b).map(String) : different.map(String).sort();
  return { problem, y: targets.map(String), labels: ordered };
}
