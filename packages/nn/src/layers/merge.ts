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
import type { Single } from './single-output';

/** The sum of its inputs, element by element. `apply([a, b, ...])`. */
export function Add(options: Options<LayerArgs> = {}): Single<AddLayer> {
  return construct('Add', tf.layers.add, [], [options]);
}

/** The mean of its inputs, element by element. `apply([a, b, ...])`. */
export function Average(options: Options<LayerArgs> = {}): Single<AverageLayer> {
  return construct('Average', tf.layers.average, [], [options]);
}

/** The product of its inputs, element by element. `apply([a, b, ...])`. */
export function Multiply(options: Options<LayerArgs> = {}): Single<MultiplyLayer> {
  return construct('Multiply', tf.layers.multiply, [], [options]);
}

/** The greatest of its inputs, element by element. `apply([a, b, ...])`. */
export function Maximum(options: Options<LayerArgs> = {}): Single<MaximumLayer> {
  return construct('Maximum', tf.layers.maximum, [], [options]);
}

/** The least of its inputs, element by element. `apply([a, b, ...])`. */
export function Minimum(options: Options<LayerArgs> = {}): Single<MinimumLayer> {
  return construct('Minimum', tf.layers.minimum, [], [options]);
}

/** Joins its inputs along `axis` (default the last). */
export function Concatenate(options?: Options<ConcatenateLayerArgs>): Single<ConcatenateLayer>;
export function Concatenate(
  axis: ConcatenateLayerArgs['axis'],
  options?: Rest<ConcatenateLayerArgs, 'axis'>,
): Single<ConcatenateLayer>;
export function Concatenate(...args: unknown[]): Single<ConcatenateLayer> {
  return construct('Concatenate', tf.layers.concatenate, ['axis'], args);
}

/** The dot product of two inputs along `axes`; `normalize: true` gives the cosine. */
export function Dot(axes: DotLayerArgs['axes'], options?: Rest<DotLayerArgs, 'axes'>): Single<DotLayer>;
export function Dot(options: Options<DotLayerArgs>): Single<DotLayer>;
export function Dot(...args: unknown[]): Single<DotLayer> {
  return construct('Dot', tf.layers.dot, ['axes'], args);
}
