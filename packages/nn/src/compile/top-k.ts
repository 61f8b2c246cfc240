import * as tf from '@tensorflow/tfjs-node';

/** 1 where the true class is among the `k` most probable; targets are class indices of shape [...] or [..., 1]. */
export function sparseTopKCategoricalAccuracy(yTrue: tf.Tensor, yPred: tf.Tensor, k = 5): tf.Tensor {
  return tf.tidy(() => {
    const classes = yPred.shape.at(-1) ?? 1;
    const labels = tf.cast(tf.reshape(yTrue, yPred.shape.slice(0, -1)), 'int32');
    const score = tf.sum(tf.mul(tf.oneHot(labels, classes), yPred), -1, true);
    const better = tf.sum(tf.cast(tf.greater(yPred, score), 'int32'), -1);
    return tf.cast(tf.less(better, k), 'float32');
  });
}

/** 1 where the true class is among the `k` most probable; targets are one-hot. */
export function topKCategoricalAccuracy(yTrue: tf.Tensor, yPred: tf.Tensor, k = 5): tf.Tensor {
  return tf.tidy(() => sparseTopKCategoricalAccuracy(tf.argMax(yTrue, -1), yPred, k));
}
