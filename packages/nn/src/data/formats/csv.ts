import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as tf from '@tensorflow/tfjs-node';
import { naming } from './read-error';

/** A cell: a number where the text is one, null where it is empty. */
export type Cell = number | string | null;
export type Row = Readonly<Record<string, Cell>>;

export interface CsvOptions {
  /** The character between cells. Default a comma. */
  readonly delimiter?: string;
  /** Names of the columns when the file has no header line. */
  readonly columns?: readonly string[];
}

const toCell = (text: string): Cell => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = Number(trimmed);
  return Number.isNaN(number) ? text : number;
};

/** The rows of a text of comma-separated values (RFC 4180: quotes, line breaks in cells), by column name. */
export function parseCsv(text: string, options: CsvOptions = {}): Row[] {
  return parse(text, {
    bom: true,
    columns: options.columns ? [...options.columns] : true,
    delimiter: options.delimiter ?? ',',
    skip_empty_lines: true,
    cast: (value, context) => (context.header ? value : toCell(value)),
  });
}

/**
 * Reads a file of comma-separated values.
 *
 * @example
 * const rows = datasets.readCsv('houses.csv');                          // [{ rooms: 3, town: 'Ulm', price: 240000 }, ...]
 * const x = datasets.columns(rows, ['rooms', 'area']);                  // float32 [rows, 2]
 */
export function readCsv(path: string, options: CsvOptions = {}): Row[] {
  return naming(path, () => parseCsv(readFileSync(path, 'utf8'), options));
}

/**
 * The named columns as a float32 tensor [rows, columns].
 *
 * @throws TypeError naming the first cell that is empty or not a number
 */
export function columns(rows: readonly Row[], names: readonly string[]): tf.Tensor2D {
  const values = rows.flatMap((row, index) => names.map(name => numberAt(row, name, index)));
  return tf.tensor2d(values, [rows.length, names.length], 'float32');
}

function numberAt(row: Row, name: string, index: number): number {
  const cell = row[name];
  if (typeof cell === 'number') return cell;
  if (!(name in row))
    throw new TypeError(`There is no column '${name}'. The columns are: ${Object.keys(row).join(', ')}.`);
  const found = cell === null ? 'empty' : `'${cell}'`;
  throw new TypeError(
    `Column '${name}' of row ${index + 1} is ${found}; expected a number. Fill it in or drop the row.`,
  );
}
