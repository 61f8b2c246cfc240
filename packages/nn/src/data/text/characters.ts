import { Tokenizer } from './tokenizer';
import { Vocabulary } from './vocabulary';

const splitCharacters = (text: string): string[] => [...text];

/**
 * A tokenizer with one number per character, learned from texts.
 *
 * @example
 * const characters = tokenizers.characters(['2024-02-29']);
 * characters.decode(characters.encode('2042'));   // '2042'
 */
export function characters(texts: Iterable<string>): Tokenizer {
  const found = new Set([...texts].flatMap(splitCharacters));
  return new Tokenizer(new Vocabulary([...found].sort()), splitCharacters, tokens => tokens.join(''));
}
