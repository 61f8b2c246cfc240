import type { LayerVariable } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import type { AddWeight } from '../attention/parameters';

/** The same affine map for all experts at once, each with weights of its own. */
export interface ExpertsAffine {
  /** [experts, inputs, outputs] */
  readonly kernel: LayerVariable;
  /** [experts, 1, outputs] */
  readonly bias: LayerVariable;
}

/** Kernels as Glorot and Bengio draw them (2010), by the inputs and outputs of one expert; biases of 0. */
export function expertsAffine(
  add: AddWeight,
  name: string,
  [experts, inputs, outputs]: readonly [number, number, number],
): ExpertsAffine {
  const limit = Math.sqrt(6 / (inputs + outputs));
  const uniform = tf.initializers.randomUniform({ minval: -limit, maxval: limit });
  return {
    kernel: add(`${name}_kernel`, [experts, inputs, outputs], uniform),
    bias: add(`${name}_bias`, [experts, 1, outputs], tf.initializers.zeros()),
  };
}

/** x [experts or 1, rows, inputs] -> [experts, rows, outputs] */
export function applyExperts({ kernel, bias }: ExpertsAffine, x: tf.Tensor): tf.Tensor {
  const weights = kernel.read();
  const each = tf.tile(x, [x.shape[0] === 1 ? (weights.shape[0] ?? 1) : 1, 1, 1]);
  return tf.add(tf.matMul(each, weights), bias.read());
}
