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
import type { Layer } from './single-output';

/**
 * The sum of its inputs, element by element. `apply([a, b, ...])`.
 *
 * @example
 * layers.Add().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 4]
 */
export function Add(options: Options<LayerArgs> = {}): Layer<AddLayer> {
  return construct('Add', tf.layers.add, [], [options]);
}

/**
 * The mean of its inputs, element by element. `apply([a, b, ...])`.
 *
 * @example
 * layers.Average().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 4]
 */
export function Average(options: Options<LayerArgs> = {}): Layer<AverageLayer> {
  return construct('Average', tf.layers.average, [], [options]);
}

/**
 * The product of its inputs, element by element. `apply([a, b, ...])`.
 *
 * @example
 * layers.Multiply().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 4]
 */
export function Multiply(options: Options<LayerArgs> = {}): Layer<MultiplyLayer> {
  return construct('Multiply', tf.layers.multiply, [], [options]);
}

/**
 * The greatest of its inputs, element by element. `apply([a, b, ...])`.
 *
 * @example
 * layers.Maximum().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 4]
 */
export function Maximum(options: Options<LayerArgs> = {}): Layer<MaximumLayer> {
  return construct('Maximum', tf.layers.maximum, [], [options]);
}

/**
 * The least of its inputs, element by element. `apply([a, b, ...])`.
 *
 * @example
 * layers.Minimum().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 4]
 */
export function Minimum(options: Options<LayerArgs> = {}): Layer<MinimumLayer> {
  return construct('Minimum', tf.layers.minimum, [], [options]);
}

/**
 * Joins its inputs along `axis` (default the last).
 *
 * @defaults axis: -1
 * @example
 * layers.Concatenate().apply([layers.Input({ shape: [4] }), layers.Input({ shape: [3] })]); // -> [batch, 7]
 */
export function Concatenate(options?: Options<ConcatenateLayerArgs>): Layer<ConcatenateLayer>;
export function Concatenate(
  axis: ConcatenateLayerArgs['axis'],
  options?: Rest<ConcatenateLayerArgs, 'axis'>,
): Layer<ConcatenateLayer>;
export function Concatenate(...args: unknown[]): Layer<ConcatenateLayer> {
  return construct('Concatenate', tf.layers.concatenate, ['axis'], args);
}

/**
 * The dot product of two inputs along `axes`; `normalize: true` gives the cosine.
 *
 * @defaults normalize: false
 * @example
 * layers.Dot(-1, { normalize: true }).apply([layers.Input({ shape: [4] }), layers.Input({ shape: [4] })]); // -> [batch, 1]
 */
export function Dot(axes: DotLayerArgs['axes'], options?: Rest<DotLayerArgs, 'axes'>): Layer<DotLayer>;
export function Dot(options: Options<DotLayerArgs>): Layer<DotLayer>;
export function Dot(...args: unknown[]): Layer<DotLayer> {
  return construct('Dot', tf.layers.dot, ['axes'], args);
}
