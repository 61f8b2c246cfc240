/** A cell of the matrix by the indices of its classes, whatever order they are shown in. */
export interface Cell {
  readonly actual: number;
  readonly predicted: number;
}

export const sameCell = (a: Cell | null, b: Cell | null): boolean =>
  a?.actual === b?.actual && a?.predicted === b?.predicted;
