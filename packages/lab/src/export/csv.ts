import { csvFormatRows } from 'd3-dsv';
import type { AnyViewPayload } from '@epochlab/views';
import { tables } from './tables';

/** The numbers of a view as comma-separated values, or null for a kind that has none. */
export function csvOf(payload: AnyViewPayload): string | null {
  // The table pairs each kind with its own state; the compiler cannot follow the pair through the lookup.
  const table = tables[payload.kind] as ((state: typeof payload.state) => readonly Row[]) | undefined;
  return table ? csvFormatRows(table(payload.state).map(row => row.map(cell => String(cell ?? '')))) : null;
}

export const hasTable = ({ kind }: AnyViewPayload): boolean => kind in tables;

export type Row = readonly (string | number | boolean | null)[];
