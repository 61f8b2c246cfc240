import type * as tf from '@tensorflow/tfjs-node';
import { exportSavedModel } from '@epochlab/graph';

/**
 * Writes what `model.predict` computes as a SavedModel folder for TensorFlow in any language, for any batch size.
 * Inputs and outputs have the names of the model's own.
 * @example exportModel(model, '/tmp/digits'); // Python: tf.saved_model.load('/tmp/digits').signatures['serving_default']
 */
export function exportModel(model: tf.LayersModel, dir: string): void {
  // A Sequential names its inputs and outputs only when it builds the model inside it.
  if (model.inputNames.length === 0) model.build(model.inputs[0]?.shape ?? []);
  const inputs = model.inputs.map(({ shape, dtype }, i) => {
    const open = shape.slice(1).indexOf(null);
    if (open >= 0)
      throw new Error(
        `exportModel: input "${model.inputNames[i] ?? i}" has an open size on axis ${open + 1}; give its layer a full inputShape.`,
      );
    return {
      name: plainName(model.inputNames[i] ?? `input_${i}`),
      shape: shape.slice(1) as number[],
      dtype: dtype ?? 'float32',
    };
  });
  const names = model.outputNames.map(plainName);
  exportSavedModel(
    (...tensors) => {
      const outputs = [
        model.apply(tensors.length === 1 ? (tensors[0] as tf.Tensor) : tensors),
      ].flat() as tf.Tensor[];
      return Object.fromEntries(outputs.map((output, i) => [names[i] ?? `output_${i}`, output]));
    },
    dir,
    inputs,
  );
}

/** Signature names are Python keyword arguments. */
const plainName = (name: string) => name.replace(/\W/g, '_');
