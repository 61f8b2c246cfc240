import { checked } from '../../options/refuse-unknown';
import type { Provenance } from '../dataset';
import { Random } from '../random';

/** Texts and what each should become. */
export type TextPair = {
  readonly source: string;
  readonly target: string;
};

export interface TextPairs extends Provenance {
  readonly train: readonly TextPair[];
  readonly test: readonly TextPair[];
}

export interface GeneratedOptions {
  /** Default 0. */
  readonly seed?: number | string;
  /** Examples in all, train and test. */
  readonly count?: number;
  /** Default 0.2. */
  readonly testShare?: number;
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
const monthName = ({ month }: CalendarDay): string => MONTHS[month - 1] as string;
const ordinal = (n: number): string => {
  const ending = n > 10 && n < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
};

/** The ways in which people write a day. */
const STYLES: readonly ((date: CalendarDay) => string)[] = [
  date => `${monthName(date)} ${date.day}, ${date.year}`,
  date => `${date.day} ${monthName(date)} ${date.year}`,
  date => `${monthName(date).slice(0, 3)} ${date.day}, ${date.year}`,
  date => `${date.day} ${monthName(date).slice(0, 3)} ${date.year}`,
  date => `${date.day}.${date.month}.${date.year}`,
  date => `${two(date.day)}/${two(date.month)}/${date.year}`,
  date => `the ${ordinal(date.day)} of ${monthName(date)} ${date.year}`,
];

const isoForm = (date: CalendarDay): string => `${date.year}-${two(date.month)}-${two(date.day)}`;

/** The last day of a month: day 0 of the next one. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function randomDay(random: Random): CalendarDay {
  const year = random.integer(1950, 2049);
  const month = random.integer(1, 12);
  return { year, month, day: random.integer(1, daysIn(year, month)) };
}

/**
 * Dates as people write them and as ISO 8601 writes them: 'March 5, 1998' -> '1998-03-05'. Day comes before month
 * where both are numbers. Generated from the seed; no text of the test is in the training part. 10,000 pairs unless
 * told otherwise.
 *
 * @example
 * datasets.dates().train[0];   // { source: '5 Mar 1998', target: '1998-03-05' }
 */
export function dates(options: GeneratedOptions = {}): TextPairs {
  const {
    seed = 0,
    count = 10_000,
    testShare = 0.2,
  } = checked('datasets.dates', options, { seed: true, count: true, testShare: true });
  const random = new Random(`dates ${seed}`);
  const pairs = distinct(count, () => {
    const date = randomDay(random);
    return { source: random.pick(STYLES)(date), target: isoForm(date) };
  });
  const held = Math.round(count * testShare);
  return {
    name: 'dates',
    description: 'Dates in seven ways of writing: what is the ISO form?',
    source: `generated from seed ${seed}`,
    licence: 'CC0-1.0',
    train: pairs.slice(held),
    test: pairs.slice(0, held),
  };
}

/** In vain so many times in a row: what is left to find is less than a thousandth or so of what there is. */
const PATIENCE = 5000;

/** `count` pairs of different sources. */
export function distinct<P extends { readonly source: string }>(count: number, make: () => P): P[] {
  const found = new Map<string, P>();
  for (let inVain = 0; found.size < count;) {
    const pair = make();
    inVain = found.has(pair.source) ? inVain + 1 : 0;
    if (inVain > PATIENCE)
      throw new RangeError(`There are fewer than ${count} different examples (${found.size} found).`);
    found.set(pair.source, pair);
  }
  return [...found.values()];
}
