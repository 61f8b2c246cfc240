import * as tf from '@tensorflow/tfjs-node';
import type { Slot } from '@epochlab/train/tfjs-patches';
import { type SlotKind, StepOptimizer, towards } from './step-optimizer';

export interface NadamConfig extends tf.serialization.ConfigDict {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** How fast the momentum grows to `beta1`. */
const SCHEDULE = 0.96;

/** Adam with Nesterov momentum (Dozat 2016), whose momentum grows: beta1 (1 - 0.96^t / 2). */
export class NadamOptimizer extends StepOptimizer {
  static readonly className = 'Nadam';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly momentums: Slot[] = [];
  readonly velocities: Slot[] = [];
  /** The product of the momenta of all steps so far. */
  readonly product = tf.variable(tf.scalar(1), false);

  constructor({ learningRate, beta1, beta2, epsilon }: NadamConfig) {
    super(learningRate);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  protected kinds(): readonly SlotKind[] {
    return [
      { name: 'm', slots: this.momentums },
      { name: 'v', slots: this.velocities },
    ];
  }

  protected override totals(): readonly tf.Variable[] {
    return [this.product];
  }

  /** The momentum of a step. */
  private momentum(step: tf.Tensor): tf.Tensor {
    return tf.mul(this.beta1, tf.sub(1, tf.mul(0.5, tf.pow(SCHEDULE, step))));
  }

  protected override begin(): void {
    this.product.assign(tf.mul(this.product, this.momentum(this.step)));
  }

  protected update(variable: tf.Variable, gradient: tf.Tensor, [m, v]: readonly tf.Variable[]): void {
    if (!m || !v) return;
    const [now, next] = [this.momentum(this.step), this.momentum(tf.add(this.step, 1))];
    m.assign(towards(m, gradient, this.beta1));
    v.assign(towards(v, tf.square(gradient), this.beta2));
    const ahead = tf.div(tf.mul(next, m), tf.sub(1, tf.mul(this.product, next)));
    const own = tf.div(tf.mul(tf.sub(1, now), gradient), tf.sub(1, this.product));
    const size = tf.div(v, tf.sub(1, tf.pow(this.beta2, this.step)));
    const step = tf.div(tf.mul(tf.add(ahead, own), this.learningRate), tf.add(tf.sqrt(size), this.epsilon));
    variable.assign(tf.sub(variable, step));
  }

  getConfig(): NadamConfig {
    const { learningRate, beta1, beta2, epsilon } = this;
    return { learningRate, beta1, beta2, epsilon };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    made: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new made(config);
  }
}
