import * as tf from '@tensorflow/tfjs-node';
import { DTYPE } from '@epochlab/graph/structure';
import { nativeBackend, type OutputMetadata } from '@epochlab/graph/native';

const denseBincount: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, weights } = inputs as { x: tf.TensorInfo; weights: tf.TensorInfo };
  const { size, binaryOutput } = attrs as unknown as { size: number; binaryOutput: boolean };
  const backend = nativeBackend();
  const { TF_ATTR_TYPE, TF_ATTR_BOOL } = backend.binding;
  const count = tf.scalar(size, 'int32');
  const opAttrs = [
    { name: 'T', type: TF_ATTR_TYPE, value: DTYPE.float32 },
    { name: 'Tidx', type: TF_ATTR_TYPE, value: DTYPE.int32 },
    { name: 'binary_output', type: TF_ATTR_BOOL, value: binaryOutput },
  ];
  const ids = backend.getInputTensorIds([x, count, weights]);
  const [result] = backend.binding.executeOp('DenseBincount', opAttrs, ids, 1) as [OutputMetadata];
  count.dispose();
  return backend.createOutputTensor(result);
};

/** Gives native TensorFlow the op behind `categoryEncoding`, which tfjs-node leaves out. */
export function registerDenseBincount(): void {
  const kernel = { kernelName: 'DenseBincount', backendName: 'tensorflow' };
  if (!tf.getKernel(kernel.kernelName, kernel.backendName))
    tf.registerKernel({ ...kernel, kernelFunc: denseBincount });
}
