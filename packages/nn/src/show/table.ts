import { checked } from '../options/refuse-unknown';
import { mean } from 'd3-array';
import type { DataTableState } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { display } from './output/display';

type TableCell = DataTableState['rows'][number][number];
type Column = DataTableState['columns'][number];

/** Rows as objects, columns as arrays, or a matrix. */
export type TableInput = readonly object[] | Readonly<Record<string, ArrayLike<unknown>>> | tf.Tensor2D;

export interface TableOptions {
  readonly title?: string;
  /** Names for the columns of a tensor. */
  readonly columns?: readonly string[];
  /** How many rows to show; 100 unless given. The statistics are of all rows. */
  readonly most?: number;
}

/**
 * Shows a table with what is in its columns: `show.table(rows)`, `show.table({ x, y })`, `show.table(tensor, { columns })`.
 *
 * @example
 * show.table([{ city: 'Oslo', rain: 763 }, { city: 'Rome', rain: 878 }]);
 */
export function table(data: TableInput, options: TableOptions = {}): void {
  const {
    title = '',
    columns: names,
    most = 100,
  } = checked('show.table', options, { title: true, columns: true, most: true });
  const columns = columnsOf(data, names);
  const total = Math.max(0, ...columns.map(({ values }) => values.length));
  const rows = Array.from({ length: Math.min(total, most) }, (_, i) =>
    columns.map(({ values }) => values[i] ?? null),
  );
  display({ kind: 'dataTable', state: { title, columns: columns.map(describe), rows, total } });
}

interface Values {
  readonly name: string;
  readonly values: readonly TableCell[];
}

function columnsOf(data: TableInput, names: readonly string[] | undefined): Values[] {
  if (data instanceof tf.Tensor) {
    const columns = tf.transpose(data).arraySync();
    return columns.map((values, i) => ({ name: names?.[i] ?? String(i), values: values.map(cell) }));
  }
  if (Array.isArray(data)) {
    const rows = data as readonly Readonly<Record<string, unknown>>[];
    const keys = names ?? [...new Set(rows.flatMap(row => Object.keys(row)))];
    return keys.map(name => ({ name, values: rows.map(row => cell(row[name])) }));
  }
  return Object.entries(data).map(([name, values]) => ({
    name,
    values: Array.from(values as ArrayLike<unknown>, cell),
  }));
}

function cell(value: unknown): TableCell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

function describe({ name, values }: Values): Column {
  const present = values.filter(value => value !== null);
  const types = new Set(present.map(value => typeof value));
  const [type = 'mixed'] = types.size === 1 ? (types as Set<Column['type']>) : [];
  const common = { name, type, missing: values.length - present.length, distinct: new Set(present).size };
  if (type !== 'number') return common;
  const numbers = present as readonly number[];
  const [min, max] = numbers.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  return { ...common, min, max, mean: mean(numbers) ?? 0 };
}
