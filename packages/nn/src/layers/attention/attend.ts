import * as tf from '@tensorflow/tfjs-node';
import type { Next, Place } from './next-position';
import { affine, applyAffine, type AddWeight, type AffineParameters } from './parameters';

export interface AttentionShape {
  readonly numHeads: number;
  /** Size of each head for query and key. */
  readonly keyDim: number;
  /** Size of each head for value. */
  readonly valueDim: number;
  readonly useBias: boolean;
}

export interface AttentionParameters extends AttentionShape {
  readonly query: AffineParameters;
  readonly key: AffineParameters;
  readonly value: AffineParameters;
  readonly output: AffineParameters;
  readonly features: number;
}

/** The weights of multi-head attention, in the shapes that Keras keeps them in. */
export function attention(
  add: AddWeight,
  prefix: string,
  shape: AttentionShape,
  features: { readonly query: number; readonly value: number; readonly key: number; readonly output: number },
): AttentionParameters {
  const { numHeads: h, keyDim: k, valueDim: v, useBias } = shape;
  const bias = (biasShape: number[]): number[] | undefined => (useBias ? biasShape : undefined);
  return {
    ...shape,
    features: features.output,
    query: affine(add, `${prefix}query`, [features.query, h, k], bias([h, k])),
    key: affine(add, `${prefix}key`, [features.key, h, k], bias([h, k])),
    value: affine(add, `${prefix}value`, [features.value, h, v], bias([h, v])),
    output: affine(add, `${prefix}attention_output`, [h, v, features.output], bias([features.output])),
  };
}

export interface AttentionInputs {
  /** [batch, queries, features] */
  readonly query: tf.Tensor;
  /** [batch, keys, features] */
  readonly value: tf.Tensor;
  readonly key: tf.Tensor;
  /** [batch, keys]: false or 0 where there is only padding. */
  readonly mask?: tf.Tensor | undefined;
  /** Lets each position see itself and those before it only. */
  readonly causal: boolean;
}

/** softmax(Q K^T / sqrt(keyDim)): [batch, heads, queries, keys], each row adds up to 1 (Vaswani et al. 2017, 3.2). */
export function attentionWeights(
  parameters: AttentionParameters,
  { query, key, mask, causal }: AttentionInputs,
): tf.Tensor {
  const { numHeads, keyDim } = parameters;
  const q = heads(applyAffine(parameters.query, query, numHeads * keyDim), numHeads);
  const k = heads(applyAffine(parameters.key, key, numHeads * keyDim), numHeads);
  let scores: tf.Tensor = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(keyDim));
  if (causal) scores = tf.add(scores, causalBias(query.shape[1] ?? 1, key.shape[1] ?? 1));
  if (mask) scores = tf.add(scores, paddingBias(mask));
  return tf.softmax(scores);
}

/** The values, weighted and joined: [batch, queries, features]. */
export function attend(parameters: AttentionParameters, weights: tf.Tensor, value: tf.Tensor): tf.Tensor {
  const { numHeads, valueDim } = parameters;
  return mix(parameters, weights, heads(applyAffine(parameters.value, value, numHeads * valueDim), numHeads));
}

/** Values of each head, [batch, heads, keys, size], weighted and joined. */
function mix(parameters: AttentionParameters, weights: tf.Tensor, v: tf.Tensor): tf.Tensor {
  const { numHeads, valueDim, features } = parameters;
  const mixed = tf.transpose(tf.matMul(weights, v), [0, 2, 1, 3]);
  const [batch = 1, queries = 1] = mixed.shape;
  return applyAffine(parameters.output, tf.reshape(mixed, [batch, queries, numHeads * valueDim]), features);
}

/** The keys and values of one text that is `length` positions long at most: their shapes. */
export const cacheShapesOf = (
  { numHeads, keyDim, valueDim }: AttentionParameters,
  length: number,
): number[][] => [
  [1, numHeads, length, keyDim],
  [1, numHeads, length, valueDim],
];

/**
 * Self-attention of the position that comes next, which sees itself and those before it.
 *
 * @param x [1, 1, features]
 * @param cache keys and values so far, in the shapes of `cacheShapesOf`
 */
export function attendNext(
  parameters: AttentionParameters,
  x: tf.Tensor,
  cache: readonly tf.Tensor[],
  { here, bias }: Place,
): Next {
  const { numHeads, keyDim, valueDim } = parameters;
  const project = (affine: AffineParameters, size: number) =>
    heads(applyAffine(affine, x, numHeads * size), numHeads);
  const [pastKeys, pastValues] = cache as [tf.Tensor, tf.Tensor];
  const keys = tf.where(here, project(parameters.key, keyDim), pastKeys);
  const values = tf.where(here, project(parameters.value, valueDim), pastValues);
  const scores = tf.mul(
    tf.matMul(project(parameters.query, keyDim), keys, false, true),
    1 / Math.sqrt(keyDim),
  );
  return { output: mix(parameters, tf.softmax(tf.add(scores, bias)), values), cache: [keys, values] };
}

/** Where in a text of `length` positions the next one is. */
export function placeAt(position: tf.Tensor, length: number): Place {
  const all = tf.range(0, length, 1, 'int32');
  const forbidden = tf.mul(tf.cast(tf.greater(all, position), 'float32'), FORBIDDEN);
  return {
    position,
    here: tf.reshape(tf.equal(all, position), [1, 1, length, 1]),
    bias: tf.reshape(forbidden, [1, 1, 1, length]),
  };
}

/** [batch, steps, heads * size] -> [batch, heads, steps, size] */
function heads(x: tf.Tensor, numHeads: number): tf.Tensor {
  const [batch = 1, steps = 1, width = 1] = x.shape;
  return tf.transpose(tf.reshape(x, [batch, steps, numHeads, width / numHeads]), [0, 2, 1, 3]);
}

/** The number added to a score that must not count; finite, so that a row without any allowed key stays a number. */
const FORBIDDEN = -1e9;

/** The last query sees every key; each one before it sees one key fewer. */
function causalBias(queries: number, keys: number): tf.Tensor {
  const bias = new Float32Array(queries * keys);
  for (let q = 0; q < queries; q++) {
    for (let k = q + 1 + keys - queries; k < keys; k++) if (k >= 0) bias[q * keys + k] = FORBIDDEN;
  }
  return tf.tensor4d(bias, [1, 1, queries, keys]);
}

function paddingBias(mask: tf.Tensor): tf.Tensor {
  const [batch = 1, keys = 1] = mask.shape;
  const forbidden = tf.mul(tf.sub(1, tf.cast(mask, 'float32')), FORBIDDEN);
  return tf.reshape(forbidden, [batch, 1, 1, keys]);
}
