import * as tf from '@tensorflow/tfjs-node';
import * as scores from '../metrics';
import * as keras from '../compile/keras-metrics';
import * as topK from '../compile/top-k';

const { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } = topK;
const own = { ...scores, ...keras, sparseTopKCategoricalAccuracy, topKCategoricalAccuracy };

/**
 * Metrics of a whole set, with scikit-learn's names and numbers (`metrics.f1Score(yTrue, yPred)`), and for `compile` Keras's classes
 * (`metrics.AUC()`, `metrics.F1Score({ average: 'macro' })`) and tfjs's per-batch functions (`metrics.binaryAccuracy`).
 */
export const metrics: typeof scores &
  typeof keras &
  Pick<typeof topK, 'sparseTopKCategoricalAccuracy' | 'topKCategoricalAccuracy'> &
  Omit<typeof tf.metrics, keyof typeof own> = { ...tf.metrics, ...own };
