import type { Shape } from '../format/matrix-size';
import type { Matrix } from '../shared/matrix';

/** The data of feature maps: the filters of a layer, or its activations for one input; one small map for each channel. */
export interface FeatureMapsState {
  readonly title: string;
  /** Name of the values, such as `activation` or `weight`. */
  readonly measure: string;
  readonly maps: readonly FeatureMap[];
  /** Signed values (weights) diverge about zero; activations of a ReLU do not. */
  readonly colours: 'intensity' | 'diverging';
  /** Whether all maps share one scale (comparable) or each has its own (visible). */
  readonly scale: 'shared' | 'each';
  /** How many maps there are in all, when only some travel. */
  readonly total?: number;
  /** How large the maps were, where they are smaller than was given: of several values in a cell the one that stands out. */
  readonly reducedFrom?: Shape;
}

/** The output of one channel for an input, or the weights of one filter. */
export interface FeatureMap {
  readonly name: string;
  readonly matrix: Matrix;
}
