import * as tf from '@tensorflow/tfjs-node';
import { DTYPE, dtypeOf } from '@epochlab/graph/structure';
import { nativeBackend, type OutputMetadata } from '@epochlab/graph/native';

const SIDES = { left: 'LowerBound', right: 'UpperBound' } as const;

const searchSorted: tf.KernelFunc = ({ inputs, attrs }) => {
  const { sortedSequence, values } = inputs as { sortedSequence: tf.TensorInfo; values: tf.TensorInfo };
  const { side } = attrs as unknown as { side: keyof typeof SIDES };
  const backend = nativeBackend();
  const { TF_ATTR_TYPE } = backend.binding;
  const opAttrs = [
    { name: 'T', type: TF_ATTR_TYPE, value: dtypeOf(values.dtype) },
    { name: 'out_type', type: TF_ATTR_TYPE, value: DTYPE.int32 },
  ];
  const ids = backend.getInputTensorIds([sortedSequence, values]);
  const [result] = backend.binding.executeOp(SIDES[side], opAttrs, ids, 1) as [OutputMetadata];
  return backend.createOutputTensor(result);
};

/** Gives native TensorFlow the op behind `tf.searchSorted`, `tf.lowerBound` and `tf.upperBound`, which tfjs-node leaves out. */
export function registerSearchSorted(): void {
  const kernel = { kernelName: 'SearchSorted', backendName: 'tensorflow' };
  if (!tf.getKernel(kernel.kernelName, kernel.backendName))
    tf.registerKernel({ ...kernel, kernelFunc: searchSorted });
}
