import { checked } from '../../options/refuse-unknown';
import { Random } from '../random';
import { distinct, type GeneratedOptions, type TextPairs } from './dates';

const SMALL = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]; // prettier-ignore
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/**
 * A whole number from 0 to 999,999 in English words.
 *
 * @throws RangeError outside that range
 * @example
 * datasets.inWords(1042);   // 'one thousand forty-two'
 */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999_999)
    throw new RangeError(`inWords takes a whole number from 0 to 999,999; got ${n}.`);
  if (n < 20) return SMALL[n] as string;
  if (n < 100) return [TENS[Math.floor(n / 10)], ...rest(n % 10)].join('-');
  if (n < 1000) return [`${inWords(Math.floor(n / 100))} hundred`, ...rest(n % 100)].join(' ');
  return [`${inWords(Math.floor(n / 1000))} thousand`, ...rest(n % 1000)].join(' ');
}

const rest = (n: number): string[] => (n === 0 ? [] : [inWords(n)]);

/**
 * Numbers in words and in digits: 'four hundred seven' -> '407'. 5,000 pairs unless told otherwise, below 100,000.
 *
 * @example
 * datasets.numberWords().train[0];   // { source: 'four hundred seven', target: '407' }
 */
export function numberWords(options: GeneratedOptions = {}): TextPairs {
  const {
    seed = 0,
    count = 5000,
    testShare = 0.2,
  } = checked('datasets.numberWords', options, { seed: true, count: true, testShare: true });
  const random = new Random(`number words ${seed}`);
  const pairs = distinct(count, () => {
    // Every length is as likely as the others: else nearly all would have five digits.
    const n = random.integer(0, 10 ** random.integer(1, 5) - 1);
    return { source: inWords(n), target: String(n) };
  });
  const held = Math.round(count * testShare);
  const mixed = random.shuffled(pairs);
  return {
    name: 'number-words',
    description: 'Numbers in English words: which digits are they?',
    source: `generated from seed ${seed}`,
    licence: 'CC0-1.0',
    train: mixed.slice(held),
    test: mixed.slice(0, held),
  };
}
