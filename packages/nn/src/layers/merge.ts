import * as tf from '@tensorflow/tfjs-node';
import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import type {
  Add as AddLayer,
  Average as AverageLayer,
  Concatenate as ConcatenateLayer,
  ConcatenateLayerArgs,
  Dot as DotLayer,
  DotLayerArgs,
  Maximum as MaximumLayer,
  Minimum as MinimumLayer,
  Multiply as MultiplyLayer,
} from '@tensorflow/tfjs-layers/dist/layers/merge';
import { construct } from './construct';
import type { Options, Rest } from './options';

/** The sum of its inputs, element by element. `apply([a, b, ...])`. */
export function Add(options: Options<LayerArgs> = {}): AddLayer {
  return construct('Add', tf.layers.add, [], [options]);
}

/** The mean of its inputs, element by element. `apply([a, b, ...])`. */
export function Average(options: Options<LayerArgs> = {}): AverageLayer {
  return construct('Average', tf.layers.average, [], [options]);
}

/** The product of its inputs, element by element. `apply([a, b, ...])`. */
export function Multiply(options: Options<LayerArgs> = {}): MultiplyLayer {
  return construct('Multiply', tf.layers.multiply, [], [options]);
}

/** The greatest of its inputs, element by element. `apply([a, b, ...])`. */
export function Maximum(options: Options<LayerArgs> = {}): MaximumLayer {
  return construct('Maximum', tf.layers.maximum, [], [options]);
}

/** The least of its inputs, element by element. `apply([a, b, ...])`. */
export function Minimum(options: Options<LayerArgs> = {}): MinimumLayer {
  return construct('Minimum', tf.layers.minimum, [], [options]);
}

/** Joins its inputs along `axis` (default the last). */
export function Concatenate(options?: Options<ConcatenateLayerArgs>): ConcatenateLayer;
export function Concatenate(
  axis: ConcatenateLayerArgs['axis'],
  options?: Rest<ConcatenateLayerArgs, 'axis'>,
): ConcatenateLayer;
export function Concatenate(...args: unknown[]): ConcatenateLayer {
  return construct('Concatenate', tf.layers.concatenate, ['axis'], args);
}

/** The dot product of two inputs along `axes`; `normalize: true` gives the cosine. */
export function Dot(axes: DotLayerArgs['axes'], options?: Rest<DotLayerArgs, 'axes'>): DotLayer;
export function Dot(options: Options<DotLayerArgs>): DotLayer;
export function Dot(...args: unknown[]): DotLayer {
  return construct('Dot', tf.layers.dot, ['axes'], args);
}
