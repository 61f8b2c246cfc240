/** A cell of the matrix by the indices of its classes, whatever order they are shown in. */
export interface MatrixCell {
  readonly actual: number;
  readonly predicted: number;
}

/** A cell that someone wants to know more of. */
export interface ChosenCell {
  readonly cell: MatrixCell;
  readonly names: { readonly actual: string; readonly predicted: string };
  /** How many samples are in it; undefined until the kernel has said so. */
  readonly count?: number;
}

export const sameCell = (a: MatrixCell | null, b: MatrixCell | null): boolean =>
  a?.actual === b?.actual && a?.predicted === b?.predicted;
