import * as tf from '@tensorflow/tfjs-node';
import type { ActivationOption, Rest } from '../options';
import type { Layer } from '../single-output';
import type { AttentionShape } from './attend';
import { activationByName } from '../../activations/by-name';
import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import {
  affine,
  applyAffine,
  applyNorm,
  norm,
  type AddWeight,
  type AffineParameters,
  type NormParameters,
} from './parameters';

export interface TransformerArgs extends LayerArgs {
  /** Width of the feed-forward network inside. */
  intermediateDim: number;
  numHeads: number;
  /** Share set to 0 in training after attention and after the feed-forward network. */
  dropout?: number;
  /** Activation of the feed-forward network; 'relu' unless given. */
  activation?: ActivationOption;
  layerNormEpsilon?: number;
  /** Normalises before each part instead of after it (trains more easily when deep). */
  normalizeFirst?: boolean;
}

/** Makes a block: `TransformerEncoder(256, 4, { dropout: 0.1 })`, or everything in one object. */
export interface BlockFactory<Args extends TransformerArgs, L> {
  (intermediateDim: number, numHeads: number, options?: Rest<Args, 'intermediateDim' | 'numHeads'>): Layer<L>;
  (options: Args): Layer<L>;
}

/** The settings of a Transformer block with every default filled in. */
export type Settings = Required<Omit<TransformerArgs, keyof LayerArgs | 'activation'>> & {
  readonly activation: string;
};

export function settingsOf(args: TransformerArgs): Settings {
  const { intermediateDim, numHeads, dropout = 0, layerNormEpsilon = 1e-5, normalizeFirst = false } = args;
  // `construct` has turned the option into tfjs's name.
  return {
    intermediateDim,
    numHeads,
    dropout,
    layerNormEpsilon,
    normalizeFirst,
    activation: String(args.activation ?? 'relu'),
  };
}

/** How the heads of a block share its features. */
export function headsOf(features: number, numHeads: number, layer: string): AttentionShape {
  if (features % numHeads !== 0) {
    throw new RangeError(
      `layers.${layer}: ${features} features cannot be shared by ${numHeads} heads. Expected numHeads to divide the features.`,
    );
  }
  const size = features / numHeads;
  return { numHeads, keyDim: size, valueDim: size, useBias: true };
}

export interface FeedForward {
  readonly inner: AffineParameters;
  readonly outer: AffineParameters;
}

export function feedForward(add: AddWeight, features: number, width: number): FeedForward {
  return {
    inner: affine(add, 'feedforward_intermediate', [features, width], [width]),
    outer: affine(add, 'feedforward_output', [width, features], [features]),
  };
}

export function applyFeedForward(
  { inner, outer }: FeedForward,
  x: tf.Tensor,
  { activation, intermediateDim }: Settings,
): tf.Tensor {
  const hidden = activationByName(activation)(applyAffine(inner, x, intermediateDim));
  return applyAffine(outer, hidden, x.shape.at(-1) ?? 1);
}

export { norm, type NormParameters };

/** One part of a block with its residual connection: norm(x + part(x)), or x + part(norm(x)) when it normalises first. */
export function residual(
  x: tf.Tensor,
  parameters: NormParameters,
  { dropout, layerNormEpsilon, normalizeFirst }: Settings,
  training: boolean,
  part: (x: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const result = part(normalizeFirst ? applyNorm(parameters, x, layerNormEpsilon) : x);
  const sum = tf.add(x, training && dropout > 0 ? tf.dropout(result, dropout) : result);
  return normalizeFirst ? sum : applyNorm(parameters, sum, layerNormEpsilon);
}
