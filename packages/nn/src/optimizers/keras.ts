import * as tf from '@tensorflow/tfjs-node';
import { withOptions } from './with-options';

export interface LearningRate {
  /** Step size; may be set while training runs: `adam.learningRate = 1e-4`, `optimizers.setLearningRate(model.optimizer, 1e-4)`. */
  readonly learningRate?: number;
}

interface SGDOptions extends LearningRate {
  /** Share of the last step that is taken again, from 0 to below 1. */
  readonly momentum?: number;
  /** Whether the gradient is taken where the momentum leads (Nesterov). */
  readonly nesterov?: boolean;
}

interface AdamOptions extends LearningRate {
  /** Share of the running mean of gradients that is kept at each step. */
  readonly beta1?: number;
  /** Share of the running mean of squared gradients that is kept at each step. */
  readonly beta2?: number;
  /** Added to what is divided by, against zero. */
  readonly epsilon?: number;
}

interface RMSpropOptions extends LearningRate {
  /** Share of the running mean of squared gradients that is kept at each step. */
  readonly rho?: number;
  /** Share of the last step that is taken again, from 0 to below 1. */
  readonly momentum?: number;
  /** Added to what is divided by, against zero. */
  readonly epsilon?: number;
  /** Whether the variance of the gradients is divided by rather than their square. */
  readonly centered?: boolean;
}

interface AdagradOptions extends LearningRate {
  /** The sum of squared gradients at the start. */
  readonly initialAccumulatorValue?: number;
}

interface AdadeltaOptions extends LearningRate {
  /** Share of the running means that is kept at each step. */
  readonly rho?: number;
  /** Added to what is divided by, against zero. */
  readonly epsilon?: number;
}

/**
 * Gradient descent, with momentum when `momentum` > 0 (Sutskever et al. 2013). Default learning rate 0.01.
 *
 * @defaults learningRate: 0.01, momentum: 0, nesterov: false
 * @example
 * model.compile({ optimizer: optimizers.SGD(0.1, { momentum: 0.9 }), loss: 'mse' });
 */
export const SGD = withOptions(
  'SGD',
  { learningRate: true, momentum: true, nesterov: true },
  ({ learningRate = 0.01, momentum = 0, nesterov = false }: SGDOptions) =>
    momentum > 0 ? tf.train.momentum(learningRate, momentum, nesterov) : tf.train.sgd(learningRate),
);

/**
 * Adam (Kingma and Ba 2014). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7
 * @example
 * model.compile({ optimizer: optimizers.Adam(0.001, { clipnorm: 1 }), loss: 'mse' });
 */
export const Adam = withOptions(
  'Adam',
  { learningRate: true, beta1: true, beta2: true, epsilon: true },
  ({ learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions) =>
    tf.train.adam(learningRate, beta1, beta2, epsilon),
);

/**
 * Adam with the infinity norm (Kingma and Ba 2014, section 7.1). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7
 * @example
 * model.compile({ optimizer: optimizers.Adamax(0.002), loss: 'mse' });
 */
export const Adamax = withOptions(
  'Adamax',
  { learningRate: true, beta1: true, beta2: true, epsilon: true },
  ({ learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions) =>
    tf.train.adamax(learningRate, beta1, beta2, epsilon),
);

/**
 * Divides by a running root mean square of the gradient (Tieleman and Hinton 2012). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false
 * @example
 * model.compile({ optimizer: optimizers.RMSprop(0.001, { rho: 0.95 }), loss: 'mse' });
 */
export const RMSprop = withOptions(
  'RMSprop',
  { learningRate: true, rho: true, momentum: true, epsilon: true, centered: true },
  ({ learningRate = 0.001, rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false }: RMSpropOptions) =>
    tf.train.rmsprop(learningRate, rho, momentum, epsilon, centered),
);

/**
 * Divides by the root of the sum of squared gradients (Duchi et al. 2011). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, initialAccumulatorValue: 0.1
 * @example
 * model.compile({ optimizer: optimizers.Adagrad(0.01), loss: 'mse' });
 */
export const Adagrad = withOptions(
  'Adagrad',
  { learningRate: true, initialAccumulatorValue: true },
  ({ learningRate = 0.001, initialAccumulatorValue = 0.1 }: AdagradOptions) =>
    tf.train.adagrad(learningRate, initialAccumulatorValue),
);

/**
 * Adagrad over a moving window (Zeiler 2012), whose own learning rate is 1. Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, rho: 0.95, epsilon: 1e-7
 * @example
 * model.compile({ optimizer: optimizers.Adadelta(1), loss: 'mse' });
 */
export const Adadelta = withOptions(
  'Adadelta',
  { learningRate: true, rho: true, epsilon: true },
  ({ learningRate = 0.001, rho = 0.95, epsilon = 1e-7 }: AdadeltaOptions) =>
    tf.train.adadelta(learningRate, rho, epsilon),
);
