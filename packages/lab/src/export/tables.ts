import type { ViewKind, ViewStates } from '@epochlab/views';
import * as curves from './tables/curves';
import * as matrices from './tables/matrices';
import { plotly } from './tables/plotly';
import * as points from './tables/points';
import * as records from './tables/records';
import type { Table } from './tables/row';

/** How the numbers of each kind lie in a table, header first. */
export const tables: { readonly [K in ViewKind]: (state: ViewStates[K]) => Table } = {
  ...curves,
  ...matrices,
  ...points,
  ...records,
  plotly,
};
