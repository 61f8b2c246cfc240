import { firstOfCell } from '@epochlab/views';

/**
 * The names of the cells of a matrix that may be reduced: of a cell that stands for several rows or columns the first.
 * @throws RangeError unless there is a name for each of `count` rows or columns
 */
export function namesOfCells(
  names: readonly string[],
  count: number,
  what: string,
  cells: number,
): readonly string[] {
  if (names.length !== count)
    throw new RangeError(`${names.length} ${what} were named, but there are ${count}.`);
  const first = firstOfCell(cells, count);
  return Array.from({ length: cells }, (_, cell) => names[first(cell)] as string);
}
