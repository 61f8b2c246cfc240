import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';
import { EPSILON, loss, type LossFunction } from './loss-function';

/**
 * mean((yTrue - yPred)^2).
 *
 * @example
 * losses.meanSquaredError(tf.tensor2d([[1], [2]]), tf.tensor2d([[1], [4]])).print(); // [0, 4]
 */
export const meanSquaredError = loss('meanSquaredError', (y, p) => tf.mean(tf.squaredDifference(y, p), -1), {
  lossName: 'meanSquaredError',
});

/**
 * mean(|yTrue - yPred|).
 *
 * @example
 * losses.meanAbsoluteError(tf.tensor2d([[1], [2]]), tf.tensor2d([[1], [4]])).print(); // [0, 2]
 */
export const meanAbsoluteError = loss('meanAbsoluteError', (y, p) => tf.mean(tf.abs(tf.sub(y, p)), -1), {
  lossName: 'meanAbsoluteError',
});

/**
 * 100 mean(|yTrue - yPred| / |yTrue|), in percent.
 *
 * @example
 * losses.meanAbsolutePercentageError(tf.tensor2d([[1], [2]]), tf.tensor2d([[1], [4]])).print(); // [0, 100]
 */
export const meanAbsolutePercentageError = loss(
  'meanAbsolutePercentageError',
  (y, p) => tf.mul(100, tf.mean(tf.div(tf.abs(tf.sub(y, p)), tf.maximum(tf.abs(y), EPSILON)), -1)),
  { lossName: 'meanAbsolutePercentageError' },
);

/**
 * mean((log(1 + yTrue) - log(1 + yPred))^2), for targets that are not negative.
 *
 * @example
 * losses.meanSquaredLogarithmicError(tf.tensor2d([[1]]), tf.tensor2d([[3]])).print();
 */
export const meanSquaredLogarithmicError = loss(
  'meanSquaredLogarithmicError',
  (y, p) =>
    tf.mean(tf.squaredDifference(tf.log1p(tf.maximum(y, EPSILON)), tf.log1p(tf.maximum(p, EPSILON))), -1),
  { lossName: 'meanSquaredLogarithmicError' },
);

/**
 * log(cosh(yPred - yTrue)): quadratic near 0, linear far away.
 *
 * @example
 * losses.logCosh(tf.tensor2d([[1]]), tf.tensor2d([[3]])).print();
 */
export const logCosh = loss(
  'logCosh',
  (y, p) => {
    const error = tf.sub(p, y);
    return tf.mean(tf.sub(tf.add(error, tf.softplus(tf.mul(-2, error))), Math.LN2), -1);
  },
  { lossName: 'logcosh' },
);

/**
 * error^2 / 2 up to `delta`, then delta (|error| - delta / 2) (Huber 1964).
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: losses.Huber({ delta: 2 }) });
 */
export function Huber(options: { readonly delta?: number } = {}): LossFunction {
  const { delta = 1 } = checked('losses.Huber', options, { delta: true });
  return loss(
    'huber',
    (y, p) => {
      const error = tf.abs(tf.sub(y, p));
      const near = tf.mul(0.5, tf.square(error));
      const far = tf.mul(delta, tf.sub(error, 0.5 * delta));
      return tf.mean(tf.where(tf.lessEqual(error, delta), near, far), -1);
    },
    { made: { by: 'Huber', options: { delta } } },
  );
}

/**
 * `Huber` with delta 1.
 *
 * @example
 * losses.huber(tf.tensor2d([[1]]), tf.tensor2d([[3]])).print(); // [1.5]
 */
export const huber = Huber();

/**
 * The negative cosine of the angle between the two vectors: -1 when they point the same way.
 *
 * @example
 * losses.cosineSimilarity(tf.tensor2d([[1, 0]]), tf.tensor2d([[1, 1]])).print(); // [-0.71]
 */
export const cosineSimilarity = loss(
  'cosineSimilarity',
  (y, p) => tf.neg(tf.sum(tf.mul(unit(y), unit(p)), -1)),
  { lossName: 'cosineProximity' },
);

/**
 * mean(yPred - yTrue log(yPred)).
 *
 * @example
 * losses.poisson(tf.tensor2d([[1]]), tf.tensor2d([[3]])).print();
 */
export const poisson = loss(
  'poisson',
  (y, p) => tf.mean(tf.sub(p, tf.mul(y, tf.log(tf.add(p, EPSILON)))), -1),
  {
    lossName: 'poisson',
  },
);

function unit(x: tf.Tensor): tf.Tensor {
  return tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), -1, true), EPSILON)));
}
