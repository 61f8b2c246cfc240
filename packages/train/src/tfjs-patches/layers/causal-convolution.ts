import * as tf from '@tensorflow/tfjs-node';

/** Fields that a convolution along time computes with (tfjs-layers 4.22, layers/convolutional.ts). */
interface Conv1D {
  readonly kernelSize: readonly number[];
  readonly dilationRate: readonly number[];
  padding: string;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor;
  computeOutputShape(shape: tf.Shape): tf.Shape;
}

/** Computes with another padding for a while. */
function withPadding<T>(layer: Conv1D, padding: string, use: () => T): T {
  const own = layer.padding;
  layer.padding = padding;
  try {
    return use();
  } finally {
    layer.padding = own;
  }
}

/** Zeros before the first step, as many as the kernel looks back. */
function padded({ kernelSize, dilationRate }: Conv1D, inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  const [x] = [inputs].flat() as [tf.Tensor];
  const before = ((kernelSize[0] ?? 1) - 1) * (dilationRate[0] ?? 1);
  return tf.pad(x, [
    [0, 0],
    [before, 0],
    [0, 0],
  ]);
}

/** Lets `conv1d` with `padding: 'causal'` compute each step from those before it, which tfjs takes as an option and does not implement. */
export function convolveCausally(): void {
  const prototype = Object.getPrototypeOf(tf.layers.conv1d({ filters: 1, kernelSize: 1 })) as Conv1D;
  const { call, computeOutputShape } = prototype;
  prototype.call = function (this: Conv1D, inputs, kwargs) {
    if (this.padding !== 'causal') return call.call(this, inputs, kwargs);
    return tf.tidy(() => withPadding(this, 'valid', () => call.call(this, padded(this, inputs), kwargs)));
  };
  prototype.computeOutputShape = function (this: Conv1D, shape) {
    if (this.padding !== 'causal') return computeOutputShape.call(this, shape);
    return withPadding(this, 'same', () => computeOutputShape.call(this, shape));
  };
}
