import * as tf from '@tensorflow/tfjs-node';
import type { ModelData } from '../../inputs';
import type { BatchArgs } from '../../train/methods/layers-prototype';

/** tfjs's `Sequential` trains on a batch through the model inside, which is not there before it is compiled. */
export function askForCompile(): void {
  const prototype = tf.Sequential.prototype;
  prototype.trainOnBatch = async function trainOnBatch(
    this: tf.Sequential,
    x: ModelData,
    y: ModelData,
    args: BatchArgs = {},
  ) {
    // tfjs keeps the model to itself.
    const { model } = this as unknown as { readonly model?: tf.LayersModel };
    if (!model) throw new Error('The model needs to be compiled before being used.');
    // tfjs's own passes on inputs and targets only.
    return model.trainOnBatch(x, y, args);
  };
}
