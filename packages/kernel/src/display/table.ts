import { inspect } from 'node:util';
import { GETTER, memberOf } from './contents';
import { escapeHtml } from './html';
import { isPlainObject } from './plain-object';
import { members, type Recogniser } from './recogniser';

const MAX_ROWS = 100;
const MAX_COLUMNS = 30;
const MAX_CELL = 200;
const DIGITS = 6;

/** A table's content: the rows are those that are drawn, the numbers those that there are. */
interface Table {
  readonly columns: readonly string[];
  readonly labels: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
  readonly rowCount: number;
  readonly columnCount: number;
}

/** An array of records as a table; what is left out is told. */
export const table: Recogniser = value => {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const records = firstOf(value);
  if (!records.every(isRecord)) return undefined;
  const all = [...new Set(records.flatMap(record => Object.keys(record)))];
  const columns = all.slice(0, MAX_COLUMNS);
  return draw({
    columns,
    labels: records.map((_, index) => index),
    rows: records.map(record => columns.map(column => memberOf(record, column))),
    rowCount: value.length,
    columnCount: all.length,
  });
};

/** A data frame as Danfo.js has it: names of columns, rows of values, labels of rows. */
export const dataFrame: Recogniser = value => {
  const { columns, values, index } = members(value);
  if (!isList(columns) || !columns.every(isText) || !isList(values) || values.length === 0) return undefined;
  const rows = firstOf(values);
  if (!rows.every(row => isList(row) && row.length === columns.length)) return undefined;
  return draw({
    columns: columns.slice(0, MAX_COLUMNS),
    labels: rows.map((_, row) => (isList(index) ? index[row] : row)),
    rows: rows.map(row => (row as readonly unknown[]).slice(0, MAX_COLUMNS)),
    rowCount: values.length,
    columnCount: columns.length,
  });
};

/** A table as Arquero has it: columns, of which rows are made on demand. */
export const columnTable: Recogniser = value => {
  const { columnNames, numRows, objects } = members(value);
  if (![columnNames, numRows, objects].every(isFunction)) return undefined;
  const frame = value as ColumnTable;
  const all = frame.columnNames();
  const columns = all.slice(0, MAX_COLUMNS);
  const records = frame.objects({ limit: MAX_ROWS });
  return draw({
    columns,
    labels: records.map((_, index) => index),
    rows: records.map(record => columns.map(column => record[column])),
    rowCount: frame.numRows(),
    columnCount: all.length,
  });
};

interface ColumnTable {
  columnNames(): readonly string[];
  numRows(): number;
  objects(options: { limit: number }): readonly Readonly<Record<string, unknown>>[];
}

/** Rows of as many plain values each, such as what `arraySync()` of a matrix gives. */
export const matrix: Recogniser = value => {
  if (!isList(value) || value.length === 0) return undefined;
  const rows = firstOf(value);
  const columnCount = isList(rows[0]) ? rows[0].length : 0;
  const isRow = (row: unknown): row is readonly unknown[] =>
    isList(row) && row.length === columnCount && row.slice(0, MAX_COLUMNS).every(isPrimitive);
  if (columnCount === 0 || !rows.every(isRow)) return undefined;
  const columns = Array.from({ length: Math.min(columnCount, MAX_COLUMNS) }, (_, index) => String(index));
  return draw({
    columns,
    labels: rows.map((_, index) => index),
    rows: rows.map(row => row.slice(0, MAX_COLUMNS)),
    rowCount: value.length,
    columnCount,
  });
};

function draw({ columns, labels, rows, rowCount, columnCount }: Table) {
  const head = ['', ...columns].map(column => `<th>${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    (row, index) => `<tr><th>${escapeHtml(String(labels[index]))}</th>${row.map(cell).join('')}</tr>`,
  );
  const left =
    rowCount > rows.length || columnCount > columns.length
      ? `<p>${rows.length} of ${rowCount.toLocaleString('en')} rows, ${columns.length} of ${columnCount.toLocaleString('en')} columns are shown</p>`
      : '';
  return {
    'text/html': `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${left}`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.keys(value).length > 0;
}

/** The rows to draw; empty places count as undefined. */
function firstOf(rows: readonly unknown[]): unknown[] {
  return [...rows.slice(0, MAX_ROWS)];
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function cell(value: unknown): string {
  if (value === undefined) return '<td></td>';
  const text = textOf(value);
  const shown = escapeHtml(text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}...` : text);
  return typeof value === 'number' ? numberCell(value) : `<td>${shown}</td>`;
}

/** A number to six digits, and all of it where the pointer rests. */
function numberCell(value: number): string {
  const shown = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(DIGITS)));
  const whole = shown === String(value) ? '' : ` title="${value}"`;
  return `<td style="text-align: right"${whole}>${shown}</td>`;
}

function textOf(value: unknown): string {
  if (value === GETTER) return '[Getter]';
  if (typeof value === 'string') return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return inspect(value, { depth: 1, maxArrayLength: 20, maxStringLength: MAX_CELL, breakLength: Infinity });
}
