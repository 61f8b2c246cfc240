export { bytePairs, type BytePairOptions, type BytePairTokenizer, type Merge } from './byte-pairs';
export { characters } from './characters';
export { Tokenizer, type BatchOptions } from './tokenizer';
export { END, PAD, START, UNKNOWN, Vocabulary } from './vocabulary';
export { words, type WordOptions } from './text-words';
