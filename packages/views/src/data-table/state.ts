/** The data of a data table: some rows of a data set, and what is in its columns. */
export interface DataTableState {
  readonly title: string;
  readonly columns: readonly DataColumn[];
  /** One cell for each column; null is a missing value. */
  readonly rows: readonly (readonly TableCell[])[];
  /** How many rows there are in all, when only some travel. */
  readonly total: number;
}

export type TableCell = string | number | boolean | null;

export interface DataColumn {
  readonly name: string;
  readonly type: 'number' | 'string' | 'boolean' | 'mixed';
  readonly missing?: number;
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly distinct?: number;
}
