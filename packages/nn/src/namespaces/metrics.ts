import * as tf from '@tensorflow/tfjs-node';
import * as scores from '../metrics';
import * as topK from '../compile/top-k';

const { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } = topK;
const own = { ...scores, sparseTopKCategoricalAccuracy, topKCategoricalAccuracy };

/**
 * Metrics of a whole set, with scikit-learn's names and numbers (`metrics.f1Score(yTrue, yPred)`), and tfjs's per-batch functions
 * for `compile` (`metrics.binaryAccuracy`).
 */
export const metrics: typeof scores &
  Pick<typeof topK, 'sparseTopKCategoricalAccuracy' | 'topKCategoricalAccuracy'> &
  Omit<typeof tf.metrics, keyof typeof own> = { ...tf.metrics, ...own };
