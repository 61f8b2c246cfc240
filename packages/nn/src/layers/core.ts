import * as tf from '@tensorflow/tfjs-node';
import type {
  Activation as ActivationLayer,
  ActivationLayerArgs,
  Dense as DenseLayer,
  DenseLayerArgs,
  Flatten as FlattenLayer,
  FlattenLayerArgs,
  Masking as MaskingLayer,
  MaskingArgs,
  Permute as PermuteLayer,
  PermuteLayerArgs,
  RepeatVector as RepeatVectorLayer,
  RepeatVectorLayerArgs,
  Reshape as ReshapeLayer,
  ReshapeLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/core';
import type {
  Embedding as EmbeddingLayer,
  EmbeddingLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/embeddings';
import { construct } from './construct';
import type { ActivationOption, Options, Rest } from './options';
import type { Single } from './single-output';

/** Fully connected: `activation(x kernel + bias)`. [batch, ..., n] -> [batch, ..., units]. */
export function Dense(
  units: DenseLayerArgs['units'],
  options?: Rest<DenseLayerArgs, 'units'>,
): Single<DenseLayer>;
export function Dense(
  units: DenseLayerArgs['units'],
  activation: ActivationOption,
  options?: Rest<DenseLayerArgs, 'units' | 'activation'>,
): Single<DenseLayer>;
export function Dense(options: Options<DenseLayerArgs>): Single<DenseLayer>;
export function Dense(...args: unknown[]): Single<DenseLayer> {
  return construct('Dense', tf.layers.dense, ['units', 'activation'], args);
}

/** Applies an activation function to each element (softmax: along the last axis). Shape is kept. */
export function Activation(
  activation: ActivationOption,
  options?: Rest<ActivationLayerArgs, 'activation'>,
): Single<ActivationLayer>;
export function Activation(options: Options<ActivationLayerArgs>): Single<ActivationLayer>;
export function Activation(...args: unknown[]): Single<ActivationLayer> {
  return construct('Activation', tf.layers.activation, ['activation'], args);
}

/** [batch, d1, d2, ...] -> [batch, d1 d2 ...]. */
export function Flatten(options: Options<FlattenLayerArgs> = {}): Single<FlattenLayer> {
  return construct('Flatten', tf.layers.flatten, [], [options]);
}

/** [batch, ...] -> [batch, ...targetShape]; one dimension may be -1. */
export function Reshape(
  targetShape: ReshapeLayerArgs['targetShape'],
  options?: Rest<ReshapeLayerArgs, 'targetShape'>,
): Single<ReshapeLayer>;
export function Reshape(options: Options<ReshapeLayerArgs>): Single<ReshapeLayer>;
export function Reshape(...args: unknown[]): Single<ReshapeLayer> {
  return construct('Reshape', tf.layers.reshape, ['targetShape'], args);
}

/** Reorders the dimensions after the batch; `dims` counts from 1, as in Keras: [2, 1] swaps the two. */
export function Permute(
  dims: PermuteLayerArgs['dims'],
  options?: Rest<PermuteLayerArgs, 'dims'>,
): Single<PermuteLayer>;
export function Permute(options: Options<PermuteLayerArgs>): Single<PermuteLayer>;
export function Permute(...args: unknown[]): Single<PermuteLayer> {
  return construct('Permute', tf.layers.permute, ['dims'], args);
}

/** [batch, features] -> [batch, n, features]. */
export function RepeatVector(
  n: RepeatVectorLayerArgs['n'],
  options?: Rest<RepeatVectorLayerArgs, 'n'>,
): Single<RepeatVectorLayer>;
export function RepeatVector(options: Options<RepeatVectorLayerArgs>): Single<RepeatVectorLayer>;
export function RepeatVector(...args: unknown[]): Single<RepeatVectorLayer> {
  return construct('RepeatVector', tf.layers.repeatVector, ['n'], args);
}

/** Looks up a vector for each integer in [0, inputDim). [batch, ...] int -> [batch, ..., outputDim]. */
export function Embedding(
  inputDim: EmbeddingLayerArgs['inputDim'],
  outputDim: EmbeddingLayerArgs['outputDim'],
  options?: Rest<EmbeddingLayerArgs, 'inputDim' | 'outputDim'>,
): Single<EmbeddingLayer>;
export function Embedding(options: Options<EmbeddingLayerArgs>): Single<EmbeddingLayer>;
export function Embedding(...args: unknown[]): Single<EmbeddingLayer> {
  return construct('Embedding', tf.layers.embedding, ['inputDim', 'outputDim'], args);
}

/**
 * Marks time steps in which every feature equals `maskValue` (default 0), so that later layers skip them.
 */
export function Masking(options?: Options<MaskingArgs>): Single<MaskingLayer>;
export function Masking(
  maskValue: MaskingArgs['maskValue'],
  options?: Rest<MaskingArgs, 'maskValue'>,
): Single<MaskingLayer>;
export function Masking(...args: unknown[]): Single<MaskingLayer> {
  return construct('Masking', tf.layers.masking, ['maskValue'], args);
}
