import * as tf from '@tensorflow/tfjs-node';
import type { Slot } from '@epochlab/train/tfjs-patches';
import { type SlotKind, StepOptimizer } from './step-optimizer';

export interface FtrlConfig extends tf.serialization.ConfigDict {
  readonly learningRate: number;
  readonly learningRatePower: number;
  readonly initialAccumulatorValue: number;
  readonly l1RegularizationStrength: number;
  readonly l2RegularizationStrength: number;
  readonly l2ShrinkageRegularizationStrength: number;
  readonly beta: number;
}

/** Follow the regularized leader (McMahan et al. 2013), which leaves weights at 0 that are of little use. */
export class FtrlOptimizer extends StepOptimizer {
  static readonly className = 'Ftrl';
  readonly learningRatePower: number;
  readonly initialAccumulatorValue: number;
  readonly l1RegularizationStrength: number;
  readonly l2RegularizationStrength: number;
  readonly l2ShrinkageRegularizationStrength: number;
  readonly beta: number;
  readonly accumulators: Slot[] = [];
  readonly linears: Slot[] = [];

  constructor(config: FtrlConfig) {
    super(config.learningRate);
    this.learningRatePower = config.learningRatePower;
    this.initialAccumulatorValue = config.initialAccumulatorValue;
    this.l1RegularizationStrength = config.l1RegularizationStrength;
    this.l2RegularizationStrength = config.l2RegularizationStrength;
    this.l2ShrinkageRegularizationStrength = config.l2ShrinkageRegularizationStrength;
    this.beta = config.beta;
  }

  protected kinds(): readonly SlotKind[] {
    return [
      { name: 'accumulator', slots: this.accumulators, begin: this.initialAccumulatorValue },
      { name: 'linear', slots: this.linears },
    ];
  }

  protected update(variable: tf.Variable, gradient: tf.Tensor, [sum, linear]: readonly tf.Variable[]): void {
    if (!sum || !linear) return;
    const { learningRate, l1RegularizationStrength: l1 } = this;
    const size = (squares: tf.Tensor) => tf.pow(squares, -this.learningRatePower);
    const shrunk = tf.add(gradient, tf.mul(variable, 2 * this.l2ShrinkageRegularizationStrength));
    const squares = tf.add(sum, tf.square(gradient));
    const growth = tf.div(tf.sub(size(squares), size(sum)), learningRate);
    linear.assign(tf.add(linear, tf.sub(shrunk, tf.mul(growth, variable))));
    // 2 (l2 + beta / (2 rate)): the rate stands by itself, so that a compiled step can take another.
    const decay = tf.add(tf.div(this.beta, tf.scalar(learningRate)), 2 * this.l2RegularizationStrength);
    const quadratic = tf.add(tf.div(size(squares), learningRate), decay);
    variable.assign(tf.div(tf.sub(tf.clipByValue(linear, -l1, l1), linear), quadratic));
    sum.assign(squares);
  }

  getConfig(): FtrlConfig {
    return {
      learningRate: this.learningRate,
      learningRatePower: this.learningRatePower,
      initialAccumulatorValue: this.initialAccumulatorValue,
      l1RegularizationStrength: this.l1RegularizationStrength,
      l2RegularizationStrength: this.l2RegularizationStrength,
      l2ShrinkageRegularizationStrength: this.l2ShrinkageRegularizationStrength,
      beta: this.beta,
    };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    made: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new made(config);
  }
}
