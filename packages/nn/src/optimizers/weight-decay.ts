import * as tf from '@tensorflow/tfjs-node';
import { listedGradients } from '@epochlab/train/tfjs-patches';

/** How much smaller weights become at each step. */
export interface WeightDecay {
  /** Before each update weights lose this share of themselves, times the learning rate (Loshchilov and Hutter 2017). */
  readonly weightDecay?: number;
}

interface Decaying {
  weightDecay: number;
  readonly learningRate: number;
}

/** Makes an optimizer let weights decay. The share is a property of it, and may be changed. @throws for a share that is none */
export function decayWeights<O extends tf.Optimizer>(optimizer: O, { weightDecay }: WeightDecay): O {
  if (weightDecay == null) return optimizer;
  if (!(Number.isFinite(weightDecay) && weightDecay >= 0))
    throw new RangeError(`weightDecay must be a number >= 0, got ${weightDecay}.`);
  const decaying = Object.assign(optimizer, { weightDecay }) as unknown as Decaying;
  const stock = optimizer.applyGradients.bind(optimizer) as (gradients: object) => void;
  optimizer.applyGradients = (gradients: object) => {
    tf.tidy(() => {
      for (const { name, tensor } of listedGradients(gradients)) {
        if (tensor == null) continue;
        const variable = tf.engine().registeredVariables[name] as tf.Variable;
        const lost = tf.mul(tf.mul(variable, decaying.weightDecay), decaying.learningRate);
        variable.assign(tf.sub(variable, lost));
      }
    });
    stock(gradients);
  };
  return optimizer;
}

/** How an optimizer lets weights decay. */
export function weightDecayOf(optimizer: tf.Optimizer): WeightDecay {
  const { weightDecay } = optimizer as WeightDecay;
  return weightDecay === undefined ? {} : { weightDecay };
}
