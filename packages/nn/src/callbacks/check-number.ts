/** The range that a number among a callback's options must be in. */
export interface Expected {
  readonly is: (value: number) => boolean;
  readonly words: string;
}

export const COUNT: Expected = {
  is: value => Number.isInteger(value) && value >= 0,
  words: 'a whole number from 0',
};
export const NUMBER: Expected = { is: value => !Number.isNaN(value), words: 'a number' };
export const RATE: Expected = { is: value => value >= 0 && value < Infinity, words: 'a finite number >= 0' };

/** @throws Error for an option that is no such number; one that is not given is none's business */
export function checkNumber(who: string, options: object, name: string, { is, words }: Expected): void {
  const value = (options as Readonly<Record<string, unknown>>)[name];
  if (value == null || (typeof value === 'number' && is(value))) return;
  throw new Error(`${who}({ ${name} }) is ${words}, got ${JSON.stringify(value) ?? String(value)}.`);
}
