import { checked } from '../../options/refuse-unknown';
import { Tokenizer } from './tokenizer';
import { byFrequency, Vocabulary } from './vocabulary';

/** Two neighbouring pieces that become one. */
export type Merge = readonly [left: string, right: string];

export interface BytePairOptions {
  /** Size of the vocabulary, characters included, special tokens not. Default 500. */
  readonly maxTokens?: number;
}

export interface BytePairTokenizer extends Tokenizer {
  /** The merges in the order in which they were learned. */
  readonly merges: readonly Merge[];
}

/** A word begins with the space before it, so that joining the pieces gives the text back. */
const splitChunks = (text: string): string[] => text.match(/ ?[^\s]+|\s/gu) ?? [];

interface CountedWord {
  pieces: string[];
  readonly count: number;
}

const keyOf = (left: string, right: string): string => `${left}\u0000${right}`;

/** The pair that occurs most often; the alphabetically first one of several. Null when none occurs twice. */
function mostFrequentPair(words: readonly CountedWord[]): Merge | null {
  const counts = new Map<string, number>();
  for (const { pieces, count } of words) {
    for (let i = 1; i < pieces.length; i++) {
      const key = keyOf(pieces[i - 1] as string, pieces[i] as string);
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  let best: string | null = null;
  let most = 1;
  for (const [key, count] of counts) {
    if (count > most || (count === most && best !== null && key < best)) [best, most] = [key, count];
  }
  return best === null ? null : (best.split('\u0000') as unknown as Merge);
}

function merged(pieces: readonly string[], [left, right]: Merge): string[] {
  const result: string[] = [];
  for (const piece of pieces) {
    if (piece === right && result.at(-1) === left) result[result.length - 1] = left + right;
    else result.push(piece);
  }
  return result;
}

function learnMerges(words: CountedWord[], wanted: number): Merge[] {
  const merges: Merge[] = [];
  while (merges.length < wanted) {
    const pair = mostFrequentPair(words);
    if (!pair) break;
    merges.push(pair);
    for (const word of words) if (word.pieces.includes(pair[0])) word.pieces = merged(word.pieces, pair);
  }
  return merges;
}

/**
 * A tokenizer that begins with characters and joins the most frequent neighbours until the vocabulary is full: frequent
 * words become one token, rare ones a few (R. Sennrich, B. Haddow, A. Birch, Neural Machine Translation of Rare Words
 * with Subword Units, 2016). No known character is ever unknown.
 *
 * @example
 * const pieces = tokenizers.bytePairs([datasets.prose().train], { maxTokens: 400 });
 * pieces.split('classification');
 */
export function bytePairs(texts: Iterable<string>, options: BytePairOptions = {}): BytePairTokenizer {
  const { maxTokens = 500 } = checked('tokenizers.bytePairs', options, { maxTokens: true });
  const chunks = byFrequency([...texts].flatMap(splitChunks));
  const alphabet = [...new Set(chunks.flatMap(([chunk]) => [...chunk]))].sort();
  const words = chunks.map(([chunk, count]) => ({ pieces: [...chunk], count }));
  const merges = learnMerges(words, maxTokens - alphabet.length);
  const vocabulary = new Vocabulary([...alphabet, ...new Set(merges.map(([left, right]) => left + right))]);
  const piecesOf = remembering(chunk => applyMerges(chunk, merges));
  const tokenizer = new Tokenizer(
    vocabulary,
    text => splitChunks(text).flatMap(piecesOf),
    pieces => pieces.join(''),
  );
  return Object.assign(tokenizer, { merges });
}

const applyMerges = (chunk: string, merges: readonly Merge[]): string[] =>
  merges.reduce<string[]>(
    (pieces, merge) => (pieces.length > 1 ? merged(pieces, merge) : pieces),
    [...chunk],
  );

/** `compute`, done once for each key: texts repeat their words. */
function remembering<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return key => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
