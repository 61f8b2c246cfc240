import { didYouMean } from '@epochlab/train/names';

/** The values of a column: numbers, or the names of classes. */
export type Column = readonly (number | string | boolean | null | undefined)[];

/**
 * A column of rows, by name.
 *
 * @throws TypeError for one that no row has
 */
export function columnOf(who: string, rows: readonly object[], name: string): Column {
  const keys = [...new Set(rows.flatMap(row => Object.keys(row)))];
  if (rows.length > 0 && !keys.includes(name))
    throw new TypeError(
      `${who}: the rows have no column '${name}'.${didYouMean(name, keys)} They have ${keys.join(', ')}.`,
    );
  return rows.map(row => (row as Readonly<Record<string, Column[number]>>)[name]);
}
