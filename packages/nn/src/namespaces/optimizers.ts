import * as tf from '@tensorflow/tfjs-node';
import * as keras from '../optimizers/keras';
import * as rates from '../optimizers/learning-rate';

const { learningRateOf, setLearningRate } = rates;
const { adadelta, adagrad, adam, adamax, momentum, rmsprop, sgd } = tf.train;
const stock = { adadelta, adagrad, adam, adamax, momentum, rmsprop, sgd };

/**
 * Optimizers with Keras's names, defaults and call (`optimizers.Adam(0.001)`), and as tfjs has them (`optimizers.adam(0.001)`).
 *
 * @example
 * model.compile({ optimizer: optimizers.SGD(0.1, { momentum: 0.9 }), loss: 'mse' });
 */
export const optimizers: typeof keras &
  Pick<typeof rates, 'learningRateOf' | 'setLearningRate'> &
  Pick<typeof tf.train, keyof typeof stock> = { ...keras, learningRateOf, setLearningRate, ...stock };
