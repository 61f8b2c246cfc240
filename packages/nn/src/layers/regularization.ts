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
import type { Single } from './single-output';

/** In training sets a share `rate` of the inputs to 0 and scales the rest by 1 / (1 - rate). */
export function Dropout(
  rate: DropoutLayerArgs['rate'],
  options?: Rest<DropoutLayerArgs, 'rate'>,
): Single<DropoutLayer>;
export function Dropout(options: Options<DropoutLayerArgs>): Single<DropoutLayer>;
export function Dropout(...args: unknown[]): Single<DropoutLayer> {
  return construct('Dropout', tf.layers.dropout, ['rate'], args);
}

/** Dropout of whole channels of a sequence. */
export function SpatialDropout1D(
  rate: SpatialDropout1DLayerConfig['rate'],
  options?: Rest<SpatialDropout1DLayerConfig, 'rate'>,
): Single<SpatialDropout1DLayer>;
export function SpatialDropout1D(
  options: Options<SpatialDropout1DLayerConfig>,
): Single<SpatialDropout1DLayer>;
export function SpatialDropout1D(...args: unknown[]): Single<SpatialDropout1DLayer> {
  return construct('SpatialDropout1D', tf.layers.spatialDropout1d, ['rate'], args);
}

/** In training adds normal noise of standard deviation `stddev`. */
export function GaussianNoise(
  stddev: GaussianNoiseArgs['stddev'],
  options?: Rest<GaussianNoiseArgs, 'stddev'>,
): Single<GaussianNoiseLayer>;
export function GaussianNoise(options: Options<GaussianNoiseArgs>): Single<GaussianNoiseLayer>;
export function GaussianNoise(...args: unknown[]): Single<GaussianNoiseLayer> {
  return construct('GaussianNoise', tf.layers.gaussianNoise, ['stddev'], args);
}

/** In training multiplies by normal noise of mean 1 and variance rate / (1 - rate). */
export function GaussianDropout(
  rate: GaussianDropoutArgs['rate'],
  options?: Rest<GaussianDropoutArgs, 'rate'>,
): Single<GaussianDropoutLayer>;
export function GaussianDropout(options: Options<GaussianDropoutArgs>): Single<GaussianDropoutLayer>;
export function GaussianDropout(...args: unknown[]): Single<GaussianDropoutLayer> {
  return construct('GaussianDropout', tf.layers.gaussianDropout, ['rate'], args);
}

/** Dropout that keeps mean and variance of self-normalising (SELU) networks. */
export function AlphaDropout(
  rate: AlphaDropoutArgs['rate'],
  options?: Rest<AlphaDropoutArgs, 'rate'>,
): Single<AlphaDropoutLayer>;
export function AlphaDropout(options: Options<AlphaDropoutArgs>): Single<AlphaDropoutLayer>;
export function AlphaDropout(...args: unknown[]): Single<AlphaDropoutLayer> {
  return construct('AlphaDropout', tf.layers.alphaDropout, ['rate'], args);
}
