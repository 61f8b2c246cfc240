import * as tf from '@tensorflow/tfjs-node';
import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';

/** The record that tfjs-node keeps of a tensor: its handle in native TensorFlow, or the values not yet handed over. */
interface TensorData {
  readonly shape: number[];
  readonly dtype: number;
  id: number;
  values: unknown;
}

/** tfjs-node's binding with the methods that set-up adds to it. */
export interface Binding extends TFJSBinding {
  /** The id of a new session for a serialised `GraphDef`; whoever runs or deletes a SavedModel takes it. */
  createSession(graphDef: Uint8Array, onOneThread: boolean): number;
  /** Compiles what `runSavedModel` would run with these arguments, on another thread; there are no results. */
  prepareSavedModel(id: number, handles: number[], feeds: string, fetches: string): Promise<void>;
}

/** The parts of tfjs-node's backend that graphs are built on; some are private in its own types. */
export interface NativeBackend {
  binding: Binding;
  readonly tensorMap: { get(dataId: object): TensorData };
  createOutputTensor(metadata: OutputMetadata): tf.Tensor;
  getInputTensorIds(tensors: readonly tf.TensorInfo[]): number[];
  readSync(dataId: object): Float32Array | Int32Array | Uint8Array;
}

export type OutputMetadata = ReturnType<TFJSBinding['executeOp']>[number];

/** The native backend. Throws if tfjs runs on another one. */
export function nativeBackend(): NativeBackend {
  const name = tf.getBackend();
  if (name !== 'tensorflow') {
    throw new Error(
      `Graphs need native TensorFlow, but tfjs runs on the "${name}" backend. Call tf.setBackend('tensorflow') first.`,
    );
  }
  // The backend registered under this name is tfjs-node's.
  return tf.backend() as unknown as NativeBackend;
}

export const isNative = (): boolean => tf.getBackend() === 'tensorflow';

/** The native handle of a tensor; its values are handed to TensorFlow first if they have not been. */
export function handleOf(backend: NativeBackend, tensor: tf.TensorInfo): number {
  const [id] = backend.getInputTensorIds([tensor]);
  if (id === undefined) throw new Error('The tensor has no native handle.');
  return id;
}

export const nativeDtype = (backend: NativeBackend, tensor: tf.TensorInfo): number =>
  backend.tensorMap.get(tensor.dataId).dtype;

/** A tensor with a native handle of its own and the same (shared) contents. */
export function identity(
  backend: NativeBackend,
  handle: number,
  binding: TFJSBinding = backend.binding,
): tf.Tensor {
  const [copy] = binding.executeOp('Identity', [], [handle], 1) as [OutputMetadata];
  return backend.createOutputTensor(copy);
}
