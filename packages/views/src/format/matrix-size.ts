import { formatCount } from './number';

/** How many rows and columns a matrix has. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/**
 * How large a matrix is, and how large it is shown if that is less.
 * @example '4 × 3', '2 000 × 100, shown at 512 × 100'
 */
export const matrixSize = (shown: Shape, reducedFrom?: Shape): string =>
  reducedFrom === undefined ? words(shown) : `${words(reducedFrom)}, shown at ${words(shown)}`;

const words = ({ rows, columns }: Shape): string => `${formatCount(rows)} × ${formatCount(columns)}`;
