/** Tokens that every vocabulary begins with: filling, a token never seen, the start and the end of a text. */
export const SPECIAL = ['<pad>', '<unknown>', '<start>', '<end>'] as const;
export const PAD = 0;
export const UNKNOWN = 1;
export const START = 2;
export const END = 3;

/** Tokens and their numbers; the special tokens come first. */
export class Vocabulary {
  readonly tokens: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;

  /** @param tokens in order of their numbers, without the special ones */
  constructor(tokens: Iterable<string>) {
    this.tokens = [...SPECIAL, ...tokens];
    this.numbers = new Map(this.tokens.map((token, number) => [token, number]));
  }

  get size(): number {
    return this.tokens.length;
  }

  /** The token's number; UNKNOWN for a token that is not in the vocabulary. */
  numberOf(token: string): number {
    return this.numbers.get(token) ?? UNKNOWN;
  }

  /** @throws RangeError when there is no token of this number */
  tokenOf(number: number): string {
    const token = this.tokens[number];
    if (token === undefined)
      throw new RangeError(`There is no token ${number}; the vocabulary has ${this.size}, from 0.`);
    return token;
  }
}

/** Counts of the tokens, the most frequent first; equally frequent ones in alphabetical order. */
export function byFrequency(tokens: Iterable<string>): [token: string, count: number][] {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
