import * as tf from '@tensorflow/tfjs-node';

/** tfjs's `Sequential` trains on a batch through the model inside, which is not there before it is compiled. */
export function askForCompile(): void {
  const prototype = tf.Sequential.prototype;
  const stock = prototype.trainOnBatch;
  prototype.trainOnBatch = async function trainOnBatch(...data) {
    // tfjs keeps the model to itself.
    const { model } = this as unknown as { readonly model?: tf.LayersModel };
    if (!model) throw new Error('The model needs to be compiled before being used.');
    return stock.apply(this, data);
  };
}
