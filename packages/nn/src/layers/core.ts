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

/** Fully connected: `activation(x kernel + bias)`. [batch, ..., n] -> [batch, ..., units]. */
export function Dense(units: DenseLayerArgs['units'], options?: Rest<DenseLayerArgs, 'units'>): DenseLayer;
export function Dense(
  units: DenseLayerArgs['units'],
  activation: ActivationOption,
  options?: Rest<DenseLayerArgs, 'units' | 'activation'>,
): DenseLayer;
export function Dense(options: Options<DenseLayerArgs>): DenseLayer;
export function Dense(...args: unknown[]): DenseLayer {
  return construct('Dense', tf.layers.dense, ['units', 'activation'], args);
}

/** Applies an activation function to each element (softmax: along the last axis). Shape is kept. */
export function Activation(
  activation: ActivationOption,
  options?: Rest<ActivationLayerArgs, 'activation'>,
): ActivationLayer;
export function Activation(options: Options<ActivationLayerArgs>): ActivationLayer;
export function Activation(...args: unknown[]): ActivationLayer {
  return construct('Activation', tf.layers.activation, ['activation'], args);
}

/** [batch, d1, d2, ...] -> [batch, d1 d2 ...]. */
export function Flatten(options: Options<FlattenLayerArgs> = {}): FlattenLayer {
  return construct('Flatten', tf.layers.flatten, [], [options]);
}

/** [batch, ...] -> [batch, ...targetShape]; one dimension may be -1. */
export function Reshape(
  targetShape: ReshapeLayerArgs['targetShape'],
  options?: Rest<ReshapeLayerArgs, 'targetShape'>,
): ReshapeLayer;
export function Reshape(options: Options<ReshapeLayerArgs>): ReshapeLayer;
export function Reshape(...args: unknown[]): ReshapeLayer {
  return construct('Reshape', tf.layers.reshape, ['targetShape'], args);
}

/** Reorders the dimensions after the batch; `dims` counts from 1, as in Keras: [2, 1] swaps the two. */
export function Permute(
  dims: PermuteLayerArgs['dims'],
  options?: Rest<PermuteLayerArgs, 'dims'>,
): PermuteLayer;
export function Permute(options: Options<PermuteLayerArgs>): PermuteLayer;
export function Permute(...args: unknown[]): PermuteLayer {
  return construct('Permute', tf.layers.permute, ['dims'], args);
}

/** [batch, features] -> [batch, n, features]. */
export function RepeatVector(
  n: RepeatVectorLayerArgs['n'],
  options?: Rest<RepeatVectorLayerArgs, 'n'>,
): RepeatVectorLayer;
export function RepeatVector(options: Options<RepeatVectorLayerArgs>): RepeatVectorLayer;
export function RepeatVector(...args: unknown[]): RepeatVectorLayer {
  return construct('RepeatVector', tf.layers.repeatVector, ['n'], args);
}

/** Looks up a vector for each integer in [0, inputDim). [batch, ...] int -> [batch, ..., outputDim]. */
export function Embedding(
  inputDim: EmbeddingLayerArgs['inputDim'],
  outputDim: EmbeddingLayerArgs['outputDim'],
  options?: Rest<EmbeddingLayerArgs, 'inputDim' | 'outputDim'>,
): EmbeddingLayer;
export function Embedding(options: Options<EmbeddingLayerArgs>): EmbeddingLayer;
export function Embedding(...args: unknown[]): EmbeddingLayer {
  return construct('Embedding', tf.layers.embedding, ['inputDim', 'outputDim'], args);
}

/**
 * Marks time steps in which every feature equals `maskValue` (default 0), so that later layers skip them.
 */
export function Masking(options?: Options<MaskingArgs>): MaskingLayer;
export function Masking(
  maskValue: MaskingArgs['maskValue'],
  options?: Rest<MaskingArgs, 'maskValue'>,
): MaskingLayer;
export function Masking(...args: unknown[]): MaskingLayer {
  return construct('Masking', tf.layers.masking, ['maskValue'], args);
}
