import * as tf from '@tensorflow/tfjs-node';

/** Whether a model's output is a probability for each token, and not a logit. */
function givesProbabilities({ outputs }: tf.LayersModel): boolean {
  const layer = outputs[0]?.sourceLayer;
  return layer?.getClassName() === 'Softmax' || layer?.getConfig()['activation'] === 'softmax';
}

/** Function that turns a row of a model's output into logits: softmax of log(p) is p. */
export const logitsOf = (model: tf.LayersModel): ((row: tf.Tensor) => Float32Array) => {
  const probable = givesProbabilities(model);
  return row => (probable ? tf.log(row) : row).dataSync<'float32'>();
};
