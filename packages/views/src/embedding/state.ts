import type { Pixels } from '../shared/pixels';

/** The data of an embedding: points already projected to two or three dimensions. */
export interface EmbeddingState {
  readonly title: string;
  /** How they were projected: `PCA`, `t-SNE (perplexity 30)`, ... */
  readonly method: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z?: readonly number[];
  /** Names of the classes, and for each point the index of its class. */
  readonly classes?: readonly string[];
  readonly classOf?: readonly number[];
  /** For each point what it is: a word, a file. */
  readonly names?: readonly string[];
  readonly pictures?: readonly Pixels[];
}
