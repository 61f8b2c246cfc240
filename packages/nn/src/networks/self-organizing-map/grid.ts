/** Units in rows and columns; unit i is in row floor(i / columns). */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

export const unitsIn = ({ rows, columns }: Grid): number => rows * columns;

/** Row and column of each unit. */
const places = ({ rows, columns }: Grid): [number, number][] =>
  Array.from({ length: rows * columns }, (_, unit) => [Math.floor(unit / columns), unit % columns]);

/** The squared distance of every two units on the map, [units, units], neighbours in a row or column 1 apart. */
export function squaredSteps(grid: Grid): number[][] {
  const all = places(grid);
  return all.map(([r, c]) => all.map(([row, column]) => (row - r) ** 2 + (column - c) ** 2));
}

/** Whether two units touch, by an edge or a corner. */
export const touch = (squaredStep: number): boolean => squaredStep === 1 || squaredStep === 2;

/** A value for each unit as the map lies. */
export const asMap = (values: ArrayLike<number>, { rows, columns }: Grid): number[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_column, column) => values[row * columns + column] ?? 0),
  );
