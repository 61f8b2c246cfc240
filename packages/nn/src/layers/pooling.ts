import * as tf from '@tensorflow/tfjs-node';
import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import type {
  AveragePooling1D as AveragePooling1DLayer,
  AveragePooling2D as AveragePooling2DLayer,
  AveragePooling3D as AveragePooling3DLayer,
  GlobalAveragePooling1D as GlobalAveragePooling1DLayer,
  GlobalAveragePooling2D as GlobalAveragePooling2DLayer,
  GlobalMaxPooling1D as GlobalMaxPooling1DLayer,
  GlobalMaxPooling2D as GlobalMaxPooling2DLayer,
  GlobalPooling2DLayerArgs,
  MaxPooling1D as MaxPooling1DLayer,
  MaxPooling2D as MaxPooling2DLayer,
  MaxPooling3D as MaxPooling3DLayer,
  Pooling1DLayerArgs,
  Pooling2DLayerArgs,
  Pooling3DLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/pooling';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/**
 * The greatest value of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid'
 * @example
 * layers.MaxPooling1D(2, { inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 10, 8]
 */
export function MaxPooling1D(options?: Options<Pooling1DLayerArgs>): Layer<MaxPooling1DLayer>;
export function MaxPooling1D(
  poolSize: Pooling1DLayerArgs['poolSize'],
  options?: Rest<Pooling1DLayerArgs, 'poolSize'>,
): Layer<MaxPooling1DLayer>;
export function MaxPooling1D(
  poolSize: Pooling1DLayerArgs['poolSize'],
  strides: Pooling1DLayerArgs['strides'],
  options?: Rest<Pooling1DLayerArgs, 'poolSize' | 'strides'>,
): Layer<MaxPooling1DLayer>;
export function MaxPooling1D(...args: unknown[]): Layer<MaxPooling1DLayer> {
  return construct('MaxPooling1D', tf.layers.maxPooling1d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `MaxPooling1D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid'
 */
export const MaxPool1D = MaxPooling1D;

/**
 * The mean of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid'
 * @example
 * layers.AveragePooling1D(2, { inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 10, 8]
 */
export function AveragePooling1D(options?: Options<Pooling1DLayerArgs>): Layer<AveragePooling1DLayer>;
export function AveragePooling1D(
  poolSize: Pooling1DLayerArgs['poolSize'],
  options?: Rest<Pooling1DLayerArgs, 'poolSize'>,
): Layer<AveragePooling1DLayer>;
export function AveragePooling1D(
  poolSize: Pooling1DLayerArgs['poolSize'],
  strides: Pooling1DLayerArgs['strides'],
  options?: Rest<Pooling1DLayerArgs, 'poolSize' | 'strides'>,
): Layer<AveragePooling1DLayer>;
export function AveragePooling1D(...args: unknown[]): Layer<AveragePooling1DLayer> {
  return construct('AveragePooling1D', tf.layers.averagePooling1d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `AveragePooling1D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid'
 */
export const AvgPool1D = AveragePooling1D;

/**
 * The greatest value of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 * @example
 * layers.MaxPooling2D(2, { inputShape: [28, 28, 8] }); // [batch, 28, 28, 8] -> [batch, 14, 14, 8]
 */
export function MaxPooling2D(options?: Options<Pooling2DLayerArgs>): Layer<MaxPooling2DLayer>;
export function MaxPooling2D(
  poolSize: Pooling2DLayerArgs['poolSize'],
  options?: Rest<Pooling2DLayerArgs, 'poolSize'>,
): Layer<MaxPooling2DLayer>;
export function MaxPooling2D(
  poolSize: Pooling2DLayerArgs['poolSize'],
  strides: Pooling2DLayerArgs['strides'],
  options?: Rest<Pooling2DLayerArgs, 'poolSize' | 'strides'>,
): Layer<MaxPooling2DLayer>;
export function MaxPooling2D(...args: unknown[]): Layer<MaxPooling2DLayer> {
  return construct('MaxPooling2D', tf.layers.maxPooling2d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `MaxPooling2D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 */
export const MaxPool2D = MaxPooling2D;

/**
 * The mean of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 * @example
 * layers.AveragePooling2D(2, { inputShape: [28, 28, 8] }); // [batch, 28, 28, 8] -> [batch, 14, 14, 8]
 */
export function AveragePooling2D(options?: Options<Pooling2DLayerArgs>): Layer<AveragePooling2DLayer>;
export function AveragePooling2D(
  poolSize: Pooling2DLayerArgs['poolSize'],
  options?: Rest<Pooling2DLayerArgs, 'poolSize'>,
): Layer<AveragePooling2DLayer>;
export function AveragePooling2D(
  poolSize: Pooling2DLayerArgs['poolSize'],
  strides: Pooling2DLayerArgs['strides'],
  options?: Rest<Pooling2DLayerArgs, 'poolSize' | 'strides'>,
): Layer<AveragePooling2DLayer>;
export function AveragePooling2D(...args: unknown[]): Layer<AveragePooling2DLayer> {
  return construct('AveragePooling2D', tf.layers.averagePooling2d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `AveragePooling2D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 */
export const AvgPool2D = AveragePooling2D;

/**
 * The greatest value of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 * @example
 * layers.MaxPooling3D(2, { inputShape: [8, 8, 8, 2] }); // [batch, 8, 8, 8, 2] -> [batch, 4, 4, 4, 2]
 */
export function MaxPooling3D(options?: Options<Pooling3DLayerArgs>): Layer<MaxPooling3DLayer>;
export function MaxPooling3D(
  poolSize: Pooling3DLayerArgs['poolSize'],
  options?: Rest<Pooling3DLayerArgs, 'poolSize'>,
): Layer<MaxPooling3DLayer>;
export function MaxPooling3D(
  poolSize: Pooling3DLayerArgs['poolSize'],
  strides: Pooling3DLayerArgs['strides'],
  options?: Rest<Pooling3DLayerArgs, 'poolSize' | 'strides'>,
): Layer<MaxPooling3DLayer>;
export function MaxPooling3D(...args: unknown[]): Layer<MaxPooling3DLayer> {
  return construct('MaxPooling3D', tf.layers.maxPooling3d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `MaxPooling3D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 */
export const MaxPool3D = MaxPooling3D;

/**
 * The mean of each window of `poolSize` (default 2), moved by `strides` (default `poolSize`).
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 * @example
 * layers.AveragePooling3D(2, { inputShape: [8, 8, 8, 2] }); // [batch, 8, 8, 8, 2] -> [batch, 4, 4, 4, 2]
 */
export function AveragePooling3D(options?: Options<Pooling3DLayerArgs>): Layer<AveragePooling3DLayer>;
export function AveragePooling3D(
  poolSize: Pooling3DLayerArgs['poolSize'],
  options?: Rest<Pooling3DLayerArgs, 'poolSize'>,
): Layer<AveragePooling3DLayer>;
export function AveragePooling3D(
  poolSize: Pooling3DLayerArgs['poolSize'],
  strides: Pooling3DLayerArgs['strides'],
  options?: Rest<Pooling3DLayerArgs, 'poolSize' | 'strides'>,
): Layer<AveragePooling3DLayer>;
export function AveragePooling3D(...args: unknown[]): Layer<AveragePooling3DLayer> {
  return construct('AveragePooling3D', tf.layers.averagePooling3d, ['poolSize', 'strides'], args);
}

/**
 * Keras's other name for `AveragePooling3D`.
 *
 * @defaults poolSize: 2, strides: poolSize, padding: 'valid', dataFormat: 'channelsLast'
 */
export const AvgPool3D = AveragePooling3D;

/**
 * The greatest value of each channel. [batch, steps, channels] -> [batch, channels].
 *
 * @example
 * layers.GlobalMaxPooling1D(); // [batch, steps, channels] -> [batch, channels]
 */
export function GlobalMaxPooling1D(options: Options<LayerArgs> = {}): Layer<GlobalMaxPooling1DLayer> {
  return construct('GlobalMaxPooling1D', tf.layers.globalMaxPooling1d, [], [options]);
}

/** Keras's other name for `GlobalMaxPooling1D`. */
export const GlobalMaxPool1D = GlobalMaxPooling1D;

/**
 * The mean of each channel. [batch, steps, channels] -> [batch, channels].
 *
 * @example
 * layers.GlobalAveragePooling1D(); // [batch, steps, channels] -> [batch, channels]
 */
export function GlobalAveragePooling1D(options: Options<LayerArgs> = {}): Layer<GlobalAveragePooling1DLayer> {
  return construct('GlobalAveragePooling1D', tf.layers.globalAveragePooling1d, [], [options]);
}

/** Keras's other name for `GlobalAveragePooling1D`. */
export const GlobalAvgPool1D = GlobalAveragePooling1D;

/**
 * The greatest value of each channel. [batch, height, width, channels] -> [batch, channels].
 *
 * @defaults dataFormat: 'channelsLast'
 * @example
 * layers.GlobalMaxPooling2D(); // [batch, height, width, channels] -> [batch, channels]
 */
export function GlobalMaxPooling2D(
  options: Options<GlobalPooling2DLayerArgs> = {},
): Layer<GlobalMaxPooling2DLayer> {
  return construct('GlobalMaxPooling2D', tf.layers.globalMaxPooling2d, [], [options]);
}

/**
 * Keras's other name for `GlobalMaxPooling2D`.
 *
 * @defaults dataFormat: 'channelsLast'
 */
export const GlobalMaxPool2D = GlobalMaxPooling2D;

/**
 * The mean of each channel. [batch, height, width, channels] -> [batch, channels].
 *
 * @defaults dataFormat: 'channelsLast'
 * @example
 * layers.GlobalAveragePooling2D(); // [batch, height, width, channels] -> [batch, channels]
 */
export function GlobalAveragePooling2D(
  options: Options<GlobalPooling2DLayerArgs> = {},
): Layer<GlobalAveragePooling2DLayer> {
  return construct('GlobalAveragePooling2D', tf.layers.globalAveragePooling2d, [], [options]);
}

/**
 * Keras's other name for `GlobalAveragePooling2D`.
 *
 * @defaults dataFormat: 'channelsLast'
 */
export const GlobalAvgPool2D = GlobalAveragePooling2D;
