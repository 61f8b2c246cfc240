import * as v from 'valibot';
import { number, wholeNumber } from '../validation/parts';
import type { DataTableState } from './state';

const cell = v.nullable(v.union([v.string(), number, v.boolean()]));

const column = v.object({
  name: v.string(),
  type: v.picklist(['number', 'string', 'boolean', 'mixed']),
  missing: v.exactOptional(wholeNumber),
  min: v.exactOptional(number),
  max: v.exactOptional(number),
  mean: v.exactOptional(number),
  distinct: v.exactOptional(wholeNumber),
});

export const dataTableSchema: v.GenericSchema<unknown, DataTableState> = v.pipe(
  v.object({ title: v.string(), columns: v.array(column), rows: v.array(v.array(cell)), total: wholeNumber }),
  v.check(
    ({ columns, rows }) => rows.every(row => row.length === columns.length),
    'Expected a cell for each column in every row',
  ),
);
