import * as tf from '@tensorflow/tfjs-node';
import { withOptions } from './with-options';

export interface LearningRate {
  /** Step size; may be set while training runs: `adam.learningRate = 1e-4`, `optimizers.setLearningRate(model.optimizer, 1e-4)`. */
  readonly learningRate?: number;
}

/** Gradient descent, with momentum when `momentum` > 0 (Sutskever et al. 2013). Default learning rate 0.01. */
export const SGD = withOptions(
  'SGD',
  { learningRate: true, momentum: true, nesterov: true },
  ({
    learningRate = 0.01,
    momentum = 0,
    nesterov = false,
  }: LearningRate & { readonly momentum?: number; readonly nesterov?: boolean }) =>
    momentum > 0 ? tf.train.momentum(learningRate, momentum, nesterov) : tf.train.sgd(learningRate),
);

/** Adam (Kingma and Ba 2014). Default learning rate 0.001. */
export const Adam = withOptions(
  'Adam',
  { learningRate: true, beta1: true, beta2: true, epsilon: true },
  ({
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-7,
  }: LearningRate & { readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number }) =>
    tf.train.adam(learningRate, beta1, beta2, epsilon),
);

/** Adam with the infinity norm (Kingma and Ba 2014, section 7.1). Default learning rate 0.001. */
export const Adamax = withOptions(
  'Adamax',
  { learningRate: true, beta1: true, beta2: true, epsilon: true },
  ({
    learningRate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-7,
  }: LearningRate & { readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number }) =>
    tf.train.adamax(learningRate, beta1, beta2, epsilon),
);

/** Divides by a running root mean square of the gradient (Tieleman and Hinton 2012). Default learning rate 0.001. */
export const RMSprop = withOptions(
  'RMSprop',
  { learningRate: true, rho: true, momentum: true, epsilon: true, centered: true },
  ({
    learningRate = 0.001,
    rho = 0.9,
    momentum = 0,
    epsilon = 1e-7,
    centered = false,
  }: LearningRate & {
    readonly rho?: number;
    readonly momentum?: number;
    readonly epsilon?: number;
    readonly centered?: boolean;
  }) => tf.train.rmsprop(learningRate, rho, momentum, epsilon, centered),
);

/** Divides by the root of the sum of squared gradients (Duchi et al. 2011). Default learning rate 0.001. */
export const Adagrad = withOptions(
  'Adagrad',
  { learningRate: true, initialAccumulatorValue: true },
  ({
    learningRate = 0.001,
    initialAccumulatorValue = 0.1,
  }: LearningRate & { readonly initialAccumulatorValue?: number }) =>
    tf.train.adagrad(learningRate, initialAccumulatorValue),
);

/** Adagrad over a moving window (Zeiler 2012), whose own learning rate is 1. Default learning rate 0.001. */
export const Adadelta = withOptions(
  'Adadelta',
  { learningRate: true, rho: true, epsilon: true },
  ({
    learningRate = 0.001,
    rho = 0.95,
    epsilon = 1e-7,
  }: LearningRate & { readonly rho?: number; readonly epsilon?: number }) =>
    tf.train.adadelta(learningRate, rho, epsilon),
);
