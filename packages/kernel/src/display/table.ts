import { inspect } from 'node:util';
import { escapeHtml } from './html';
import { isPlainObject } from './plain-object';
import type { Recogniser } from './recogniser';

const MAX_ROWS = 100;
const MAX_COLUMNS = 30;
const MAX_CELL = 200;

/** An array of records as a table; what is left out is told. */
export const table: Recogniser = value => {
  if (!Array.isArray(value) || !value.length || !value.slice(0, MAX_ROWS).every(isRecord)) return undefined;
  const rows: readonly Record<string, unknown>[] = value.slice(0, MAX_ROWS);
  const all = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const columns = all.slice(0, MAX_COLUMNS);
  const head = ['', ...columns].map(column => `<th>${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    (row, index) => `<tr><th>${index}</th>${columns.map(column => cell(row[column])).join('')}</tr>`,
  );
  return {
    'text/html': `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${remark(value.length, all.length)}`,
  };
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.keys(value).length > 0;
}

function cell(value: unknown): string {
  if (value === undefined) return '<td></td>';
  const text = typeof value === 'string' ? value : inspect(value, { depth: 1, breakLength: Infinity });
  const shown = text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}...` : text;
  return typeof value === 'number'
    ? `<td style="text-align: right">${shown}</td>`
    : `<td>${escapeHtml(shown)}</td>`;
}

function remark(rows: number, columns: number): string {
  if (rows <= MAX_ROWS && columns <= MAX_COLUMNS) return '';
  const shown = `${Math.min(rows, MAX_ROWS)} of ${rows.toLocaleString('en')} rows, ${Math.min(columns, MAX_COLUMNS)} of ${columns} columns`;
  return `<p>${shown} are shown</p>`;
}
