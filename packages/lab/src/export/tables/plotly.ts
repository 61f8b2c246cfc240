import type { ViewStates } from '@epochlab/views';
import type { Row, Table } from './row';

type Trace = ViewStates['plotly']['data'][number];

/** Properties in which traces of most types hold their numbers. */
const COLUMNS = ['x', 'y', 'z', 'labels', 'values'] as const;

/** A row for each point of each trace; a matrix is given row after row. */
export const plotly = ({ data }: ViewStates['plotly']): Table => {
  const used = COLUMNS.filter(name => data.some(trace => Array.isArray(trace[name])));
  return [['trace', ...used], ...data.flatMap((trace, index) => rowsOf(trace, index, used))];
};

function rowsOf(trace: Trace, index: number, used: readonly string[]): Row[] {
  const columns = used.map(name => listOf(trace[name]));
  const length = Math.max(0, ...columns.map(column => column.length));
  const name = typeof trace['name'] === 'string' ? trace['name'] : index;
  return Array.from({ length }, (_, i): Row => [name, ...columns.map(column => cellOf(column[i]))]);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.flat() : []);

const cellOf = (value: unknown): Row[number] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
