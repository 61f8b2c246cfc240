import * as tf from '@tensorflow/tfjs-node';
import { toFloat, type TensorInput } from '../tensors';

/**
 * The value of a layer's output for some data.
 *
 * @throws Error when the model has no layer of that name
 */
export function layerOutput(model: tf.LayersModel, layer: string | number, x: TensorInput): tf.Tensor {
  const found =
    typeof layer === 'number' ? model.layers.at(layer) : model.layers.find(({ name }) => name === layer);
  if (!found)
    throw new Error(
      `The model has no layer '${layer}'. Its layers: ${model.layers.map(({ name }) => name).join(', ')}.`,
    );
  const upTo = tf.model({ inputs: model.inputs, outputs: found.output });
  return tf.tidy(() => upTo.predict(toFloat(x)) as tf.Tensor);
}
