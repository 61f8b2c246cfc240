import * as tf from '@tensorflow/tfjs-node';
import { listedGradients } from './listed-gradients';
import type { Slot } from './slot';

/** Fields of tfjs's Adadelta (tfjs-core 4.22, optimizers/adadelta_optimizer.ts). */
interface Adadelta {
  readonly learningRate: number;
  readonly rho: number;
  readonly epsilon: number;
  readonly accumulatedGrads: Slot[];
  readonly accumulatedUpdates: Slot[];
  applyGradients(gradients: object): void;
  incrementIterations(): void;
}

function slotIn(slots: Slot[], index: number, name: string, like: tf.Variable): tf.Variable {
  const slot = slots[index] ?? {
    originalName: name,
    variable: tf.tidy(() => tf.variable(tf.zerosLike(like), false)),
  };
  slots[index] = slot;
  return slot.variable;
}

/** E[x^2]: the mean of squares over a window that forgets with `rho`. */
const window = (before: tf.Tensor, x: tf.Tensor, rho: number) =>
  tf.add(tf.mul(before, rho), tf.mul(tf.square(x), 1 - rho));

/**
 * Adadelta (Zeiler 2012, algorithm 1) divides by the window that the gradient has gone into, as Keras does. tfjs divides by the window before,
 * which is empty at first, so that it takes far too long a step; at the paper's rate of 1 it diverges.
 */
export function divideByCurrentWindow(): void {
  const prototype = tf.AdadeltaOptimizer.prototype as unknown as Adadelta;
  prototype.applyGradients = function applyGradients(gradients) {
    const { learningRate, rho, epsilon } = this;
    listedGradients(gradients).forEach(({ name, tensor }, i) => {
      const variable = tf.engine().registeredVariables[name] as tf.Variable;
      const squares = slotIn(this.accumulatedGrads, i, `${name}/accum_grad`, variable);
      const updates = slotIn(this.accumulatedUpdates, i, `${name}/accum_var`, variable);
      if (tensor == null) return;
      tf.tidy(() => {
        squares.assign(window(squares, tensor, rho));
        const scale = tf.div(tf.sqrt(tf.add(updates, epsilon)), tf.sqrt(tf.add(squares, epsilon)));
        const update = tf.mul(scale, tensor);
        updates.assign(window(updates, update, rho));
        variable.assign(tf.sub(variable, tf.mul(update, learningRate)));
      });
    });
    this.incrementIterations();
  };
}
