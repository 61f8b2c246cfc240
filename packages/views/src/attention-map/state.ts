import type { Shape } from '../format/matrix-size';
import type { Matrix } from '../shared/matrix';

/** The data of an attention map: for each head, how much each query (row) looks at each key (column). */
export interface AttentionMapState {
  readonly title: string;
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  readonly heads: readonly { readonly name: string; readonly weights: Matrix }[];
  /** How many queries and keys there were, where less is shown: of the weights that share a cell the largest, under the names of its first. */
  readonly reducedFrom?: Shape;
}
