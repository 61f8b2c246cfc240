import { csvFormatRows } from 'd3-dsv';
import type { AnyViewPayload } from '@epochlab/views';
import { tables } from './tables';
import type { Table } from './tables/row';

/** The numbers of a view as comma-separated values; what is missing or not finite is an empty cell. */
export function csvOf({ kind, state }: AnyViewPayload): string {
  // The table pairs each kind with its own state; the compiler cannot follow the pair through the lookup.
  const table = tables[kind] as (of: typeof state) => Table;
  return csvFormatRows(table(state).map(row => row.map(cell => String(cell ?? ''))));
}
