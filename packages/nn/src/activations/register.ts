import * as tf from '@tensorflow/tfjs-node';
import type { Elementwise } from './activation-function';
import { exponential, leakyRelu } from './linear-units';

/** Makes the activations that tfjs's layers lack known to them by name, so that models that use them save and load. */
export function registerActivations(): void {
  for (const activation of [leakyRelu, exponential]) register(activation.activationName, activation);
}

function register(name: string, activation: Elementwise): void {
  class Registered extends tf.serialization.Serializable {
    static readonly className = name;
    apply(x: tf.Tensor): tf.Tensor {
      return activation(x);
    }
    override getConfig(): tf.serialization.ConfigDict {
      return {};
    }
  }
  tf.serialization.registerClass(Registered);
}
