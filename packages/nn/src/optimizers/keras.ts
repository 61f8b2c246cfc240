import * as tf from '@tensorflow/tfjs-node';
import { FtrlOptimizer, KerasAdamOptimizer, LionOptimizer, NadamOptimizer } from './classes';
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

interface AmsgradOptions extends AdamOptions {
  /** Divides by the largest running mean of squared gradients so far (Reddi et al. 2018). */
  readonly amsgrad?: boolean;
}

type LionOptions = Omit<AdamOptions, 'epsilon'>;

interface FtrlOptions extends LearningRate {
  /** The power of the sum of squared gradients by which steps become smaller; 0 or less. */
  readonly learningRatePower?: number;
  /** The sum of squared gradients at the start. */
  readonly initialAccumulatorValue?: number;
  /** Weights whose sum of gradients stays below it are 0. */
  readonly l1RegularizationStrength?: number;
  /** A penalty on the size of weights. */
  readonly l2RegularizationStrength?: number;
  /** A penalty on the size of weights that goes into the gradient. */
  readonly l2ShrinkageRegularizationStrength?: number;
  /** Makes first steps smaller. */
  readonly beta?: number;
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

const ADAM = { learningRate: true, beta1: true, beta2: true, epsilon: true, amsgrad: true } as const;

const adam = ({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-7,
  amsgrad = false,
}: AmsgradOptions) => new KerasAdamOptimizer({ learningRate, beta1, beta2, epsilon, amsgrad });

/**
 * Adam (Kingma and Ba 2014). Default learning rate 0.001. `optimizers.adam` and the name 'adam' are tfjs's, which adds `epsilon` to the
 * running mean after its bias is corrected.
 *
 * @defaults learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false
 * @example
 * model.compile({ optimizer: optimizers.Adam(0.001, { clipnorm: 1 }), loss: 'mse' });
 */
export const Adam = withOptions('Adam', ADAM, adam);

/**
 * Adam whose weights decay apart from the gradient (Loshchilov and Hutter 2017). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, weightDecay: 0.004, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false
 * @example
 * model.compile({ optimizer: optimizers.AdamW(0.001, { weightDecay: 0.01 }), loss: 'mse' });
 */
export const AdamW = withOptions('AdamW', ADAM, adam, { weightDecay: 0.004 });

/**
 * Adam with Nesterov momentum (Dozat 2016). Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7
 * @example
 * model.compile({ optimizer: optimizers.Nadam(0.002), loss: 'mse' });
 */
export const Nadam = withOptions(
  'Nadam',
  { learningRate: true, beta1: true, beta2: true, epsilon: true },
  ({ learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions) =>
    new NadamOptimizer({ learningRate, beta1, beta2, epsilon }),
);

/**
 * Steps of one size in the direction of a running mean's sign (Chen et al. 2023): its learning rate is to be 3 to 10 times smaller than Adam's.
 * Default 0.001.
 *
 * @defaults learningRate: 0.001, beta1: 0.9, beta2: 0.99
 * @example
 * model.compile({ optimizer: optimizers.Lion(1e-4, { weightDecay: 0.01 }), loss: 'mse' });
 */
export const Lion = withOptions(
  'Lion',
  { learningRate: true, beta1: true, beta2: true },
  ({ learningRate = 0.001, beta1 = 0.9, beta2 = 0.99 }: LionOptions) =>
    new LionOptimizer({ learningRate, beta1, beta2 }),
);

/**
 * Follow the regularized leader (McMahan et al. 2013), which sets weights to 0 that are of little use. Default learning rate 0.001.
 *
 * @defaults learningRate: 0.001, learningRatePower: -0.5, initialAccumulatorValue: 0.1, l1RegularizationStrength: 0, l2RegularizationStrength: 0, l2ShrinkageRegularizationStrength: 0, beta: 0
 * @example
 * model.compile({ optimizer: optimizers.Ftrl(0.1, { l1RegularizationStrength: 0.01 }), loss: 'mse' });
 */
export const Ftrl = withOptions(
  'Ftrl',
  {
    learningRate: true,
    learningRatePower: true,
    initialAccumulatorValue: true,
    l1RegularizationStrength: true,
    l2RegularizationStrength: true,
    l2ShrinkageRegularizationStrength: true,
    beta: true,
  },
  (options: FtrlOptions) => {
    const {
      learningRate = 0.001,
      learningRatePower = -0.5,
      initialAccumulatorValue = 0.1,
      beta = 0,
    } = options;
    const { l1RegularizationStrength = 0, l2RegularizationStrength = 0 } = options;
    const { l2ShrinkageRegularizationStrength = 0 } = options;
    const strengths = {
      l1RegularizationStrength,
      l2RegularizationStrength,
      l2ShrinkageRegularizationStrength,
    };
    const negative = Object.entries({ initialAccumulatorValue, ...strengths }).find(
      ([, value]) => !(value >= 0),
    );
    if (negative) throw new RangeError(`${negative[0]} must be a number >= 0, got ${negative[1]}.`);
    if (!(learningRatePower <= 0))
      throw new RangeError(`learningRatePower must be a number <= 0, got ${learningRatePower}.`);
    return new FtrlOptimizer({
      learningRate,
      learningRatePower,
      initialAccumulatorValue,
      ...strengths,
      beta,
    });
  },
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
