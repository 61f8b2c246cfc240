import * as v from 'valibot';

/** Any number: drawings say those that are not finite in words. JSON cannot carry these, but a caller in memory can. */
export const number = v.custom<number>(isNumber, 'Expected a number');

/** How many of something, or a size: zero or more. */
export const amount = v.pipe(v.number(), v.minValue(0));

export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A list of numbers, checked in one pass: lists run to a million. */
export const numbers = v.custom<readonly number[]>(isListOf(isNumber), 'Expected a list of numbers');

/** A list of numbers in which null stands for a value that is not finite. */
export const numbersOrNulls = v.custom<readonly (number | null)[]>(
  isListOf(value => value === null || isNumber(value)),
  'Expected a list of numbers and nulls',
);

export const strings = v.array(v.string());

function isListOf(isItem: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => Array.isArray(value) && value.every(isItem);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

/** How many rows and columns. */
export const shape = v.object({ rows: wholeNumber, columns: wholeNumber });

/** Numbers in rows and columns, as many as rows times columns. */
export const matrix = v.pipe(
  v.object({ ...shape.entries, values: numbersOrNulls }),
  v.check(
    ({ rows, columns, values }) => values.length === rows * columns,
    'Expected rows times columns values',
  ),
);

/** A picture whose base64 holds exactly its pixels. */
export const pixels = v.pipe(
  v.object({
    width: v.pipe(wholeNumber, v.minValue(1)),
    height: v.pipe(wholeNumber, v.minValue(1)),
    channels: v.picklist([1, 3, 4]),
    base64: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Expected base64')),
  }),
  v.check(
    ({ width, height, channels, base64 }) => base64.length === 4 * Math.ceil((width * height * channels) / 3),
    'Expected width times height times channels bytes',
  ),
);

/** Two ends of a range, the lower first. */
export const range = v.pipe(
  v.tuple([v.number(), v.number()]),
  v.check(([low, high]) => low < high, 'Expected low < high'),
);

export const sameLength = (...lists: readonly { readonly length: number }[]): boolean =>
  new Set(lists.map(list => list.length)).size <= 1;
