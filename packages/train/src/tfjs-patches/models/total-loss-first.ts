import * as tf from '@tensorflow/tfjs-node';

type StepFunction = (batch: tf.Tensor[]) => tf.Tensor[];

/**
 * Makes the test function of a model with several outputs return what `metricsNames` says: the total loss, then each
 * output's. tfjs's begins with the partial sums of the losses, so that `val_loss` is the first output's alone and every later
 * name has its neighbour's value.
 */
export function totalLossFirst(test: StepFunction, losses: number): StepFunction {
  if (losses < 2) return test;
  return batch => {
    const outputs = test(batch);
    tf.dispose(outputs.slice(0, losses - 1));
    return outputs.slice(losses - 1);
  };
}
