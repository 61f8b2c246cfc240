import * as tf from '@tensorflow/tfjs-node';
import type { Slot } from '@epochlab/train/tfjs-patches';
import { type SlotKind, StepOptimizer } from './step-optimizer';

export interface LionConfig extends tf.serialization.ConfigDict {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
}

const mixed = (a: tf.Tensor, b: tf.Tensor, share: number) => tf.add(tf.mul(a, share), tf.mul(b, 1 - share));

/** Steps of one size, in the direction of the sign of a running mean (Chen et al. 2023). */
export class LionOptimizer extends StepOptimizer {
  static readonly className = 'Lion';
  readonly beta1: number;
  readonly beta2: number;
  readonly momentums: Slot[] = [];

  constructor({ learningRate, beta1, beta2 }: LionConfig) {
    super(learningRate);
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  protected kinds(): readonly SlotKind[] {
    return [{ name: 'm', slots: this.momentums }];
  }

  protected update(variable: tf.Variable, gradient: tf.Tensor, [m]: readonly tf.Variable[]): void {
    if (!m) return;
    const direction = tf.sign(mixed(m, gradient, this.beta1));
    variable.assign(tf.sub(variable, tf.mul(direction, this.learningRate)));
    m.assign(mixed(m, gradient, this.beta2));
  }

  getConfig(): LionConfig {
    const { learningRate, beta1, beta2 } = this;
    return { learningRate, beta1, beta2 };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    made: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new made(config);
  }
}
