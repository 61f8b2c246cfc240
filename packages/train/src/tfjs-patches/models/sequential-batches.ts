import * as tf from '@tensorflow/tfjs-node';
import type { Data } from '../../checks/model-parts';
import type { BatchArgs, LayersPrototype, Model } from '../../layers-prototype';

/** tfjs's `Sequential` trains on a batch through the model inside, which is not there before it is compiled. */
export function askForCompile(): void {
  const prototype = tf.Sequential.prototype;
  prototype.trainOnBatch = async function trainOnBatch(
    this: tf.Sequential,
    x: Data,
    y: Data,
    args: BatchArgs = {},
  ) {
    // tfjs keeps the model to itself.
    const { model } = this as unknown as { readonly model?: Model & LayersPrototype };
    if (!model) throw new Error('The model needs to be compiled before being used.');
    // tfjs's own passes on inputs and targets only.
    return model.trainOnBatch(x, y, args);
  };
}
