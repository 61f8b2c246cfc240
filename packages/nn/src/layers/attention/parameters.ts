import type { LayerVariable } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import { standardised } from '@epochlab/train/gradients';

export type Initializer = ReturnType<typeof tf.initializers.zeros>;

/** How a layer makes a weight: `Layer.addWeight`, which tfjs keeps to the layer itself. */
export type AddWeight = (name: string, shape: number[], initializer: Initializer) => LayerVariable;

export interface AffineParameters {
  readonly kernel: LayerVariable;
  readonly bias: LayerVariable | undefined;
}

/** Kernel (Glorot uniform) and bias (zeros) of an affine map. */
export function affine(
  add: AddWeight,
  name: string,
  kernelShape: number[],
  biasShape: number[] | undefined,
): AffineParameters {
  return {
    kernel: add(`${name}_kernel`, kernelShape, tf.initializers.glorotUniform({})),
    bias: biasShape && add(`${name}_bias`, biasShape, tf.initializers.zeros()),
  };
}

/** x [..., n] to [..., m], for a kernel that holds n x m numbers in whatever shape. */
export function applyAffine({ kernel, bias }: AffineParameters, x: tf.Tensor, outputs: number): tf.Tensor {
  const inputs = x.shape.at(-1) ?? 1;
  const product = tf.matMul(tf.reshape(x, [-1, inputs]), tf.reshape(kernel.read(), [inputs, outputs]));
  const sum = bias ? tf.add(product, tf.reshape(bias.read(), [outputs])) : product;
  return tf.reshape(sum, [...x.shape.slice(0, -1), outputs]);
}

export interface NormParameters {
  readonly gamma: LayerVariable;
  readonly beta: LayerVariable;
}

/** Scale (ones) and shift (zeros) of a layer normalisation. */
export function norm(add: AddWeight, name: string, features: number): NormParameters {
  return {
    gamma: add(`${name}_gamma`, [features], tf.initializers.ones()),
    beta: add(`${name}_beta`, [features], tf.initializers.zeros()),
  };
}

/** (x - mean) / sqrt(variance + epsilon) gamma + beta over the last axis (Ba et al. 2016). */
export function applyNorm({ gamma, beta }: NormParameters, x: tf.Tensor, epsilon: number): tf.Tensor {
  return tf.add(tf.mul(standardised(x, -1, epsilon), gamma.read()), beta.read());
}
