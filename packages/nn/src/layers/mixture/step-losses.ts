import * as tf from '@tensorflow/tfjs-node';

/**
 * Losses that a layer computes as it is called in training, until the model asks for them in the same step: once for each place where
 * the layer is in the model, the last computed first.
 */
export class StepLosses {
  private readonly pending: tf.Tensor[] = [];

  /** @param places in how many places the layer is; what no model has asked for is dropped beyond that */
  add(loss: tf.Tensor, places: number): void {
    // A model in a model frees all that is made inside it.
    this.pending.push(tf.keep(loss));
    while (this.pending.length > Math.max(1, places)) this.pending.shift()?.dispose();
  }

  take(): tf.Scalar[] {
    const loss = this.pending.pop();
    if (!loss) return [];
    const taken = tf.clone(loss);
    loss.dispose();
    return [taken as tf.Scalar];
  }
}
