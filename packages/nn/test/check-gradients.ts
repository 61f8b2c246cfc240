import { tf } from '@epochlab/nn';

/**
 * Compares the gradient of a weighted sum of `output` in every weight of a layer with central differences.
 * Float32 allows no more than about three digits.
 */
export function checkGradients(layer: tf.layers.Layer, output: () => tf.Tensor, step = 1e-2): void {
  const mixing = tf.randomNormal(output().shape, 0, 1, 'float32', 11);
  const objective = (): tf.Scalar => tf.sum(tf.mul(output(), mixing));
  // Layer variables wrap the variables that tfjs differentiates in.
  const variables = layer.trainableWeights.map(w => w.read() as tf.Variable);
  const { grads } = tf.variableGrads(objective, variables);
  for (const variable of variables) {
    const gradient = (grads[variable.name] as tf.Tensor).dataSync();
    const values = variable.dataSync();
    // The first, a middle and the last element of each weight.
    for (const i of new Set([0, values.length >> 1, values.length - 1])) {
      const difference = (at(variable, i, step, objective) - at(variable, i, -step, objective)) / (2 * step);
      expect(Math.abs((gradient[i] ?? NaN) - difference)).toBeLessThan(
        0.02 * Math.max(1, Math.abs(difference)),
      );
    }
  }
}

function at(variable: tf.Variable, index: number, shift: number, objective: () => tf.Scalar): number {
  const original = variable.dataSync().slice();
  const moved = original.slice();
  moved[index] = (moved[index] ?? 0) + shift;
  variable.assign(tf.tensor(moved, variable.shape));
  const value = objective().dataSync()[0] ?? NaN;
  variable.assign(tf.tensor(original, variable.shape));
  return value;
}
