import * as tf from '@tensorflow/tfjs-node';
import { EINSUM_GRADIENT } from './gradients/einsum';
import { INDEXING_GRADIENTS } from './gradients/indexing';
import { acceptSingleOutputs } from './gradients/lists';

/** Comparisons: whichever way a value moves, a step between true and false has no slope. */
const FLAT = ['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'LogicalAnd', 'LogicalOr'];

const flat = (kernelName: string): tf.GradConfig => ({
  kernelName,
  inputsToSave: ['a', 'b'],
  gradFunc: (_, [a, b]) => ({
    a: () => tf.zeros(a?.shape ?? []),
    b: () => tf.zeros(b?.shape ?? []),
  }),
});

interface Conv3dAttrs {
  readonly strides: [number, number, number];
  readonly pad: 'same' | 'valid';
}

/** The gradient of what makes an image of a smaller one is the convolution that makes it smaller. */
const conv3dTranspose: tf.GradConfig = {
  kernelName: 'Conv3DBackpropInputV2',
  inputsToSave: ['dy', 'filter'],
  gradFunc: (ddx, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor5D, tf.Tensor5D];
    const { strides, pad } = attrs as unknown as Conv3dAttrs;
    const x = ddx as tf.Tensor5D;
    const filterGradient = (): tf.Tensor =>
      tf.engine().runKernel('Conv3DBackpropFilterV2', { x, dy }, { strides, pad, filterShape: filter.shape });
    return { dy: () => tf.conv3d(x, filter, strides, pad), filter: filterGradient };
  },
};

/**
 * Gradients that tfjs lacks, so that what uses these ops can be trained: `thresholdedReLU`, `conv3dTranspose`, losses and layers that
 * compare, pick values out or multiply with `tf.einsum`.
 */
export function addMissingGradients(): void {
  acceptSingleOutputs();
  for (const config of [...FLAT.map(flat), conv3dTranspose, EINSUM_GRADIENT, ...INDEXING_GRADIENTS])
    if (!tf.getGradient(config.kernelName)) tf.registerGradient(config);
}
