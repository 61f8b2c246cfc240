import * as tf from '@tensorflow/tfjs-node';
import { core } from '../native/core';
import { namingIndices } from '../lookups/kernels';
import { handleOf, identity, nativeBackend, type OutputMetadata } from '../native/binding';
import { randomOps } from './random';
import type { Recorder } from './recorder';

/** Changes tfjs for the time of a recording; returns what undoes it. */
export type Override = (active: () => Recorder | undefined) => () => void;

interface VariableMaker {
  makeVariable(initial: tf.Tensor, trainable?: boolean, name?: string, dtype?: tf.DataType): tf.Variable;
}

/** A variable made while recording starts from a handle of its own, so that it is an input and not what computed it. */
const newVariables: Override = active => {
  // `makeVariable` is the engine's, which tfjs exports with a narrower type.
  const engine = tf.engine() as unknown as VariableMaker;
  const original = engine.makeVariable;
  engine.makeVariable = function makeVariable(initial, trainable, name, dtype) {
    const recorder = active();
    if (!recorder) return original.call(this, initial, trainable, name, dtype);
    const cast = dtype !== undefined && dtype !== initial.dtype ? tf.cast(initial, dtype) : initial;
    const variable = original.call(
      this,
      identity(recorder.backend, handleOf(recorder.backend, cast), recorder.binding),
      trainable,
      name,
    );
    recorder.onVariable(variable);
    return variable;
  };
  return () => {
    engine.makeVariable = original;
  };
};

/** tfjs-node reads all indices back to check their range; TensorFlow's own op checks it too. */
const gatherWithoutReadBack: Override = () => {
  const stock = tf.getKernel('GatherV2', 'tensorflow');
  tf.unregisterKernel('GatherV2', 'tensorflow');
  tf.registerKernel({ kernelName: 'GatherV2', backendName: 'tensorflow', kernelFunc: gather });
  return () => {
    tf.unregisterKernel('GatherV2', 'tensorflow');
    tf.registerKernel(stock);
  };
};

const gather: tf.KernelFunc = args => namingIndices('GatherV2', args, () => gathered(args));

const gathered: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, indices } = inputs as { x: tf.TensorInfo; indices: tf.TensorInfo };
  const { axis, batchDims } = attrs as unknown as { axis: number; batchDims: number };
  const backend = nativeBackend();
  const batch_dims = { name: 'batch_dims', type: backend.binding.TF_ATTR_INT, value: batchDims };
  const at = tf.scalar(axis, 'int32');
  const ids = backend.getInputTensorIds([x, indices, at]);
  const [result] = backend.binding.executeOp('GatherV2', [batch_dims], ids, 1) as [OutputMetadata];
  at.dispose();
  return backend.createOutputTensor(result);
};

/** tfjs draws random numbers in JavaScript, where a graph would freeze them; recorded, they become TensorFlow's ops. */
const randomDraws: Override = active => {
  const stock = { ...core };
  const recorded = randomOps(active);
  Object.assign(core, recorded);
  return () =>
    Object.assign(
      core,
      Object.fromEntries(Object.keys(recorded).map(key => [key, stock[key as keyof typeof stock]])),
    );
};

/** Methods that are changed while recording; other parts of the library may add to it. */
export const overrides: Override[] = [newVariables, gatherWithoutReadBack, randomDraws];
