import type * as tf from '@tensorflow/tfjs-node';
import { DTYPE } from '@epochlab/graph/structure';
import { type NativeBackend, nativeBackend, type OutputMetadata } from '@epochlab/graph/native';

type Attribute = Parameters<NativeBackend['binding']['executeOp']>[1][number];

const type = ({ binding }: NativeBackend, name: string, value: number): Attribute => ({
  name,
  type: binding.TF_ATTR_TYPE,
  value,
});
const flag = ({ binding }: NativeBackend, name: string, value: boolean): Attribute => ({
  name,
  type: binding.TF_ATTR_BOOL,
  value,
});

/** The result of `use` on the places of true values as native int64 [k, 2], a dtype that tfjs has no tensors of. */
function withPlaces<T>(present: tf.Tensor, use: (places: number) => T): T {
  const backend = nativeBackend();
  const { binding } = backend;
  const bool = type(backend, 'T', DTYPE.bool);
  const [{ id }] = binding.executeOp('Where', [bool], backend.getInputTensorIds([present]), 1) as [
    OutputMetadata,
  ];
  try {
    return use(id);
  } finally {
    binding.deleteTensor(id);
  }
}

/** The values at native places. */
function gathered(labels: tf.Tensor, places: number): tf.Tensor {
  const backend = nativeBackend();
  const types = [type(backend, 'Tparams', DTYPE.int32), type(backend, 'Tindices', DTYPE.int64)];
  const [handle] = backend.getInputTensorIds([labels]) as [number];
  const [values] = backend.binding.executeOp('GatherNd', types, [handle, places], 1) as [OutputMetadata];
  return backend.createOutputTensor(values);
}

export interface LossAndGradient {
  /** [n] */
  readonly loss: tf.Tensor;
  /** In the logits, of their shape. */
  readonly gradient: tf.Tensor;
}

/**
 * TensorFlow's op `CTCLoss`, which puts the blank last, wants steps first, and admits no row without labels.
 *
 * @param logits [steps, n, classes], the blank last
 * @param labels int32 [n, longest]
 * @param present bool [n, longest], at least one in each row
 * @param steps int32 [n]
 */
export function nativeCtc(
  logits: tf.Tensor,
  labels: tf.Tensor,
  present: tf.Tensor,
  steps: tf.Tensor,
): LossAndGradient {
  const backend = nativeBackend();
  const attributes = [
    flag(backend, 'preprocess_collapse_repeated', false),
    flag(backend, 'ctc_merge_repeated', true),
    flag(backend, 'ignore_longer_outputs_than_inputs', false),
    type(backend, 'T', DTYPE.float32),
  ];
  return withPlaces(present, places => {
    const [x, values, lengths] = backend.getInputTensorIds([logits, gathered(labels, places), steps]) as [
      number,
      number,
      number,
    ];
    const made = backend.binding.executeOp('CTCLoss', attributes, [x, places, values, lengths], 2);
    const [loss, gradient] = made.map(one => backend.createOutputTensor(one)) as [tf.Tensor, tf.Tensor];
    return { loss, gradient };
  });
}
