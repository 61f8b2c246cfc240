import * as tf from '@tensorflow/tfjs-node';
import type {
  Dropout as DropoutLayer,
  DropoutLayerArgs,
  SpatialDropout1D as SpatialDropout1DLayer,
  SpatialDropout1DLayerConfig,
} from '@tensorflow/tfjs-layers/dist/layers/core';
import type {
  AlphaDropout as AlphaDropoutLayer,
  AlphaDropoutArgs,
  GaussianDropout as GaussianDropoutLayer,
  GaussianDropoutArgs,
  GaussianNoise as GaussianNoiseLayer,
  GaussianNoiseArgs,
} from '@tensorflow/tfjs-layers/dist/layers/noise';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/**
 * In training sets a share `rate` of the inputs to 0 and scales the rest by 1 / (1 - rate).
 *
 * @example
 * layers.Dropout(0.5);
 */
export function Dropout(
  rate: DropoutLayerArgs['rate'],
  options?: Rest<DropoutLayerArgs, 'rate'>,
): Layer<DropoutLayer>;
export function Dropout(options: Options<DropoutLayerArgs>): Layer<DropoutLayer>;
export function Dropout(...args: unknown[]): Layer<DropoutLayer> {
  return construct('Dropout', tf.layers.dropout, ['rate'], args);
}

/**
 * Dropout of whole channels of a sequence.
 *
 * @example
 * layers.SpatialDropout1D(0.2);
 */
export function SpatialDropout1D(
  rate: SpatialDropout1DLayerConfig['rate'],
  options?: Rest<SpatialDropout1DLayerConfig, 'rate'>,
): Layer<SpatialDropout1DLayer>;
export function SpatialDropout1D(options: Options<SpatialDropout1DLayerConfig>): Layer<SpatialDropout1DLayer>;
export function SpatialDropout1D(...args: unknown[]): Layer<SpatialDropout1DLayer> {
  return construct('SpatialDropout1D', tf.layers.spatialDropout1d, ['rate'], args);
}

/**
 * In training adds normal noise of standard deviation `stddev`.
 *
 * @example
 * layers.GaussianNoise(0.1);
 */
export function GaussianNoise(
  stddev: GaussianNoiseArgs['stddev'],
  options?: Rest<GaussianNoiseArgs, 'stddev'>,
): Layer<GaussianNoiseLayer>;
export function GaussianNoise(options: Options<GaussianNoiseArgs>): Layer<GaussianNoiseLayer>;
export function GaussianNoise(...args: unknown[]): Layer<GaussianNoiseLayer> {
  return construct('GaussianNoise', tf.layers.gaussianNoise, ['stddev'], args);
}

/**
 * In training multiplies by normal noise of mean 1 and variance rate / (1 - rate).
 *
 * @example
 * layers.GaussianDropout(0.3);
 */
export function GaussianDropout(
  rate: GaussianDropoutArgs['rate'],
  options?: Rest<GaussianDropoutArgs, 'rate'>,
): Layer<GaussianDropoutLayer>;
export function GaussianDropout(options: Options<GaussianDropoutArgs>): Layer<GaussianDropoutLayer>;
export function GaussianDropout(...args: unknown[]): Layer<GaussianDropoutLayer> {
  return construct('GaussianDropout', tf.layers.gaussianDropout, ['rate'], args);
}

/**
 * Dropout that keeps mean and variance of self-normalising (SELU) networks.
 *
 * @example
 * layers.AlphaDropout(0.1);
 */
export function AlphaDropout(
  rate: AlphaDropoutArgs['rate'],
  options?: Rest<AlphaDropoutArgs, 'rate'>,
): Layer<AlphaDropoutLayer>;
export function AlphaDropout(options: Options<AlphaDropoutArgs>): Layer<AlphaDropoutLayer>;
export function AlphaDropout(...args: unknown[]): Layer<AlphaDropoutLayer> {
  return construct('AlphaDropout', tf.layers.alphaDropout, ['rate'], args);
}
