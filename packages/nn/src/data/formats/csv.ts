import { checked } from '../../options/refuse-unknown';
import { parse } from 'csv-parse/sync';
import * as tf from '@tensorflow/tfjs-node';
import { naming } from './read-error';
import { readText } from './text';

/** A cell: a number where the text is one, null where it is empty. */
export type CsvCell = number | string | null;
export type Row = Readonly<Record<string, CsvCell>>;

export interface CsvOptions {
  /** The character between cells. Default a comma. */
  readonly delimiter?: string;
  /** Names of the columns when the file has no header line. */
  readonly columns?: readonly string[];
}

/** Decimal notation only: `Number` would read 0x10 as well. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const toCell = (text: string): CsvCell => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return DECIMAL.test(trimmed) ? Number(trimmed) : text;
};

/** A second column of the same name would silently replace the first. */
function different(names: readonly string[]): string[] {
  const repeated = names.find((name, i) => names.indexOf(name) < i);
  if (repeated === undefined) return [...names];
  throw new TypeError(
    `There are two columns '${repeated}'. Name the columns yourself with \`columns\` and take out the header line.`,
  );
}

/**
 * The rows of a text of comma-separated values (RFC 4180: quotes, line breaks in cells), by column name.
 *
 * @throws TypeError without a header line or with two columns of one name; Error naming the line that has too many or too few cells
 */
export function parseCsv(text: string, options: CsvOptions = {}): Row[] {
  checked('datasets.parseCsv', options, { delimiter: true, columns: true });
  if (text.trim() === '') throw new TypeError('it is empty; expected a header line and rows.');
  return parse(text, {
    bom: true,
    columns: options.columns ? different(options.columns) : different,
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
  checked('datasets.readCsv', options, { delimiter: true, columns: true });
  return naming(path, () => parseCsv(readText(path), options));
}

/**
 * The named columns as a float32 tensor [rows, columns].
 *
 * @throws TypeError naming the first cell that is empty or not a number, or when there are no rows
 */
export function columns(rows: readonly Row[], names: readonly string[]): tf.Tensor2D {
  if (rows.length === 0) throw new TypeError('There are no rows to make a tensor of.');
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
