/** Numbers in rows and columns: `values` holds row after row. null stands for a value that is not finite. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (number | null)[];
}
