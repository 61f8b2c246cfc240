import { checked } from '../../options/refuse-unknown';
import { Tokenizer } from './tokenizer';
import { byFrequency, Vocabulary } from './vocabulary';

/** Words and marks: letters with their apostrophes, numbers, and each other sign for itself. */
const splitWords = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{N}]/gu) ?? [];

export interface WordOptions {
  /** Keeps the most frequent words only. Default: all. */
  readonly maxTokens?: number;
  /** Keeps words that occur at least so often. Default 1. */
  readonly minCount?: number;
}

/**
 * A tokenizer with one number per word, learned from texts; words are lower-cased, marks are tokens of their own.
 *
 * @example
 * const words = tokenizers.words(['a good film', 'a dull film']);
 * words.encode('a good plot');   // [4, 7, 1]: 'plot' is unknown
 */
export function words(texts: Iterable<string>, options: WordOptions = {}): Tokenizer {
  const { maxTokens = Infinity, minCount = 1 } = checked('tokenizers.words', options, {
    maxTokens: true,
    minCount: true,
  });
  const counted = byFrequency([...texts].flatMap(splitWords)).filter(([, count]) => count >= minCount);
  const vocabulary = new Vocabulary(counted.slice(0, maxTokens).map(([word]) => word));
  return new Tokenizer(vocabulary, splitWords, tokens => tokens.join(' '));
}
