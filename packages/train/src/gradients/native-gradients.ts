/**
 * Gradients for which TensorFlow has an op, where tfjs composes many small ones.
 */

import * as tf from '@tensorflow/tfjs-node';
import { isNative, nativeBackend, type OutputMetadata } from '@epochlab/graph/native';
import { gradientDepth } from '@epochlab/graph/record';
import { meanGradient, sumGradient, tileGradient } from './broadcast';

type Gradient = tf.GradConfig['gradFunc'];

/** Runs an op of TensorFlow's own on tensors. */
function native(op: string, inputs: readonly tf.Tensor[]): tf.Tensor {
  const backend = nativeBackend();
  const [result] = backend.binding.executeOp(op, [], backend.getInputTensorIds(inputs), 1) as [
    OutputMetadata,
  ];
  return backend.createOutputTensor(result);
}

/** Native gradients are not recorded in their turn, so a gradient of a gradient needs tfjs's own. */
const usable = () => isNative() && gradientDepth() === 0;

/** The sum over all axes but the last: one op that oneDNN knows, in the place of a general reduction. */
const sumToLastAxis = (dy: tf.Tensor): tf.Tensor => native('BiasAddGrad', [dy]);

const isBias = (shape: readonly number[], whole: readonly number[]) =>
  shape.length === 1 && whole.length > 1 && shape[0] === whole.at(-1);

/** tfjs's gradients are made of many general ops; where TensorFlow has one op for the whole, it takes their place. */
const NATIVE: Readonly<Record<string, (stock: Gradient) => Gradient>> = {
  Relu: stock => (dy, saved, attrs) => {
    const [y] = saved;
    if (!usable() || !y || Array.isArray(dy) || dy.dtype !== 'float32' || y.dtype !== 'float32')
      return stock(dy, saved, attrs);
    return { x: () => native('ReluGrad', [dy, y]) };
  },
  Add: stock => (dy, saved, attrs) => {
    const gradients = stock(dy, saved, attrs);
    const [, b] = saved;
    const { b: general } = gradients;
    if (
      !usable() ||
      !b ||
      !general ||
      Array.isArray(dy) ||
      dy.dtype !== 'float32' ||
      !isBias(b.shape, dy.shape)
    )
      return gradients;
    return { ...gradients, b: () => sumToLastAxis(dy) };
  },
  Sum: () => sumGradient,
  Mean: () => meanGradient,
  Tile: () => tileGradient,
};

/**
 * Inputs of the gradient besides the incoming one, where that differs from tfjs. Relu's output is positive where its input
 * is; without its input, the ops before it can be fused with it.
 */
const SAVED: Readonly<Record<string, Partial<tf.GradConfig>>> = {
  Relu: { inputsToSave: [], outputsToSave: [true] },
};

/** Registers the native gradients, for compiled and op-by-op training alike. */
export function registerNativeGradients(): void {
  for (const [kernelName, wrap] of Object.entries(NATIVE)) {
    const stock = tf.getGradient(kernelName);
    tf.unregisterGradient(kernelName);
    tf.registerGradient({ ...stock, ...SAVED[kernelName], gradFunc: wrap(stock.gradFunc) });
  }
}
