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
import type { Layer } from './single-output';

/**
 * Fully connected: `activation(x kernel + bias)`. [batch, ..., n] -> [batch, ..., units].
 *
 * @defaults activation: 'linear', useBias: true, kernelInitializer: 'glorotUniform', biasInitializer: 'zeros'
 * @example
 * layers.Dense(64, { activation: 'relu', inputShape: [784] }); // [batch, 784] -> [batch, 64]
 */
export function Dense(
  units: DenseLayerArgs['units'],
  options?: Rest<DenseLayerArgs, 'units'>,
): Layer<DenseLayer>;
export function Dense(
  units: DenseLayerArgs['units'],
  activation: ActivationOption,
  options?: Rest<DenseLayerArgs, 'units' | 'activation'>,
): Layer<DenseLayer>;
export function Dense(options: Options<DenseLayerArgs>): Layer<DenseLayer>;
export function Dense(...args: unknown[]): Layer<DenseLayer> {
  return construct('Dense', tf.layers.dense, ['units', 'activation'], args);
}

/**
 * Applies an activation function to each element (softmax: along the last axis). Shape is kept.
 *
 * @example
 * layers.Activation('relu');
 */
export function Activation(
  activation: ActivationOption,
  options?: Rest<ActivationLayerArgs, 'activation'>,
): Layer<ActivationLayer>;
export function Activation(options: Options<ActivationLayerArgs>): Layer<ActivationLayer>;
export function Activation(...args: unknown[]): Layer<ActivationLayer> {
  return construct('Activation', tf.layers.activation, ['activation'], args);
}

/**
 * [batch, d1, d2, ...] -> [batch, d1 d2 ...].
 *
 * @example
 * layers.Flatten({ inputShape: [28, 28] }); // [batch, 28, 28] -> [batch, 784]
 */
export function Flatten(options: Options<FlattenLayerArgs> = {}): Layer<FlattenLayer> {
  return construct('Flatten', tf.layers.flatten, [], [options]);
}

/**
 * [batch, ...] -> [batch, ...targetShape]; one dimension may be -1.
 *
 * @example
 * layers.Reshape([28, 28, 1], { inputShape: [784] }); // [batch, 784] -> [batch, 28, 28, 1]
 */
export function Reshape(
  targetShape: ReshapeLayerArgs['targetShape'],
  options?: Rest<ReshapeLayerArgs, 'targetShape'>,
): Layer<ReshapeLayer>;
export function Reshape(options: Options<ReshapeLayerArgs>): Layer<ReshapeLayer>;
export function Reshape(...args: unknown[]): Layer<ReshapeLayer> {
  return construct('Reshape', tf.layers.reshape, ['targetShape'], args);
}

/**
 * Reorders the dimensions after the batch; `dims` counts from 1, as in Keras: [2, 1] swaps the two.
 *
 * @example
 * layers.Permute([2, 1], { inputShape: [10, 64] }); // [batch, 10, 64] -> [batch, 64, 10]
 */
export function Permute(
  dims: PermuteLayerArgs['dims'],
  options?: Rest<PermuteLayerArgs, 'dims'>,
): Layer<PermuteLayer>;
export function Permute(options: Options<PermuteLayerArgs>): Layer<PermuteLayer>;
export function Permute(...args: unknown[]): Layer<PermuteLayer> {
  return construct('Permute', tf.layers.permute, ['dims'], args);
}

/**
 * [batch, features] -> [batch, n, features].
 *
 * @example
 * layers.RepeatVector(3, { inputShape: [8] }); // [batch, 8] -> [batch, 3, 8]
 */
export function RepeatVector(
  n: RepeatVectorLayerArgs['n'],
  options?: Rest<RepeatVectorLayerArgs, 'n'>,
): Layer<RepeatVectorLayer>;
export function RepeatVector(options: Options<RepeatVectorLayerArgs>): Layer<RepeatVectorLayer>;
export function RepeatVector(...args: unknown[]): Layer<RepeatVectorLayer> {
  return construct('RepeatVector', tf.layers.repeatVector, ['n'], args);
}

/**
 * Looks up a vector for each integer in [0, inputDim). [batch, ...] int -> [batch, ..., outputDim].
 *
 * @defaults embeddingsInitializer: 'randomUniform'
 * @example
 * layers.Embedding(1000, 32, { inputLength: 20 }); // [batch, 20] of words 0 to 999 -> [batch, 20, 32]
 */
export function Embedding(
  inputDim: EmbeddingLayerArgs['inputDim'],
  outputDim: EmbeddingLayerArgs['outputDim'],
  options?: Rest<EmbeddingLayerArgs, 'inputDim' | 'outputDim'>,
): Layer<EmbeddingLayer>;
export function Embedding(options: Options<EmbeddingLayerArgs>): Layer<EmbeddingLayer>;
export function Embedding(...args: unknown[]): Layer<EmbeddingLayer> {
  return construct('Embedding', tf.layers.embedding, ['inputDim', 'outputDim'], args);
}

/**
 * Marks time steps in which every feature equals `maskValue` (default 0), so that later layers skip them.
 *
 * @defaults maskValue: 0
 * @example
 * layers.Masking(0, { inputShape: [20, 8] });
 */
export function Masking(options?: Options<MaskingArgs>): Layer<MaskingLayer>;
export function Masking(
  maskValue: MaskingArgs['maskValue'],
  options?: Rest<MaskingArgs, 'maskValue'>,
): Layer<MaskingLayer>;
export function Masking(...args: unknown[]): Layer<MaskingLayer> {
  return construct('Masking', tf.layers.masking, ['maskValue'], args);
}
