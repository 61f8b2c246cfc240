import * as tf from '@tensorflow/tfjs-node';
import { countFor, keptElements, type LossOrMetricFunction, streamed } from '@epochlab/train/objectives';

type Positive = (values: tf.Tensor) => tf.Tensor;

/** Probabilities above a half are taken for positive. */
const likely: Positive = values => tf.greater(values, 0.5);
/** tfjs's own metrics take 1 alone for positive. */
const certain: Positive = values => tf.equal(values, 1);

/** The share of `counted` examples that are positive both in truth and in prediction; 0 where nothing is counted. */
const share = (
  counted: (truth: tf.Tensor, predicted: tf.Tensor) => tf.Tensor,
  positive = likely,
): LossOrMetricFunction =>
  streamed(
    (yTrue, yPred) => {
      const [truth, predicted] = [positive(yTrue), positive(yPred)];
      const kept = keptElements(yPred);
      const total = (hits: tf.Tensor) => {
        const each = tf.cast(hits, 'float32');
        return tf.sum(kept ? tf.mul(each, kept) : each);
      };
      const count = () => total(counted(truth, predicted));
      countFor(count);
      return tf.div(total(tf.logicalAnd(truth, predicted)), tf.maximum(count(), 1));
    },
    { counted: true },
  );

/** Share of the predicted positives that are positive: over the whole epoch, as Keras counts, not a mean over batches. */
export const precision = share((_, predicted) => predicted);

/** Share of the positive examples that were found, over the whole epoch. */
export const recall = share(truth => truth);

/** `tf.metrics.precision`, over the whole epoch. */
export const certainPrecision = share((_, predicted) => predicted, certain);

/** `tf.metrics.recall`, over the whole epoch. */
export const certainRecall = share(truth => truth, certain);
