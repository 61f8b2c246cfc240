import * as tf from '@tensorflow/tfjs-node';
import type { Slot } from '@epochlab/train/tfjs-patches';
import { type SlotKind, StepOptimizer, towards } from './step-optimizer';

export interface AdamConfig extends tf.serialization.ConfigDict {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Only Keras's has it: tfjs's own Adam is of the same name. */
  readonly amsgrad: boolean;
}

/**
 * Adam as Keras computes it: `epsilon` is beside the root of the running mean as it is, while tfjs corrects the mean's bias first, which makes
 * tfjs's first steps for small gradients longer. With `amsgrad` it divides by the largest mean so far (Reddi et al. 2018).
 */
export class KerasAdamOptimizer extends StepOptimizer {
  static readonly className = 'Adam';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly amsgrad: boolean;
  readonly momentums: Slot[] = [];
  readonly velocities: Slot[] = [];
  readonly largest: Slot[] = [];

  constructor({ learningRate, beta1, beta2, epsilon, amsgrad }: AdamConfig) {
    super(learningRate);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.amsgrad = amsgrad;
  }

  protected kinds(): readonly SlotKind[] {
    const both = [
      { name: 'm', slots: this.momentums },
      { name: 'v', slots: this.velocities },
    ];
    return this.amsgrad ? [...both, { name: 'vhat', slots: this.largest }] : both;
  }

  protected update(variable: tf.Variable, gradient: tf.Tensor, [m, v, top]: readonly tf.Variable[]): void {
    if (!m || !v) return;
    const left = (beta: number) => tf.sub(1, tf.pow(beta, this.step));
    const rate = tf.mul(tf.div(tf.sqrt(left(this.beta2)), left(this.beta1)), this.learningRate);
    m.assign(towards(m, gradient, this.beta1));
    v.assign(towards(v, tf.square(gradient), this.beta2));
    top?.assign(tf.maximum(top, v));
    const step = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(top ?? v), this.epsilon));
    variable.assign(tf.sub(variable, step));
  }

  getConfig(): AdamConfig {
    const { learningRate, beta1, beta2, epsilon, amsgrad } = this;
    return { learningRate, beta1, beta2, epsilon, amsgrad };
  }

  /** Also of a file that has tfjs's own Adam. */
  static override fromConfig<T extends tf.serialization.Serializable>(
    made: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return 'amsgrad' in config
      ? new made(config)
      : tf.AdamOptimizer.fromConfig(tf.AdamOptimizer as unknown as typeof made, config);
  }
}
