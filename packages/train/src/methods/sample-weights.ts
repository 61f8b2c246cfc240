import * as tf from '@tensorflow/tfjs-node';

/** A weight for each example, [n], or for each of its time steps, [n, t]. */
export type SampleWeight = tf.Tensor | readonly number[] | readonly (readonly number[])[] | Float32Array;
/** Weights for the one output, or for each output by position or name. */
export type SampleWeights =
  SampleWeight | readonly (SampleWeight | null)[] | Readonly<Record<string, SampleWeight>>;

const isTable = (weights: unknown): weights is readonly (readonly number[])[] =>
  Array.isArray(weights) && Array.isArray(weights[0]) && typeof weights[0][0] === 'number';

/** A table is that of the one output, unless it is a list of one output with a number for each of several rows. */
const isOne = (weights: SampleWeights, outputs: number, rows: number): weights is SampleWeight =>
  weights instanceof tf.Tensor ||
  ArrayBuffer.isView(weights) ||
  (Array.isArray(weights) && typeof weights[0] === 'number') ||
  (outputs === 1 && isTable(weights) && (weights.length > 1 || rows === 1));

const withoutOnes = (shape: readonly number[]): number[] => {
  const kept = [...shape];
  while (kept.length > 1 && kept.at(-1) === 1) kept.pop();
  return kept;
};

const show = (shape: readonly number[]) => `[${shape.join(', ')}]`;

function fitting(tensor: tf.Tensor, target: tf.Tensor, output: string): tf.Tensor {
  const steps = target.shape.slice(0, -1);
  const shape = withoutOnes(tensor.shape);
  if (shape.length <= Math.max(1, steps.length) && shape.every((size, i) => size === target.shape[i]))
    return tf.cast(tf.reshape(tensor, shape), 'float32');
  const perStep = steps.length > 1 ? `, or for each time step, ${show(steps)}` : '';
  throw new Error(
    `sampleWeight of "${output}" has ${tensor.size} values of shape ${show(tensor.shape)} for ${target.shape[0]} examples: ` +
      `it takes one weight for each, ${show(steps.slice(0, 1))}${perStep}.`,
  );
}

function toTensor(weights: SampleWeight): tf.Tensor {
  if (weights instanceof tf.Tensor) return weights;
  return isTable(weights)
    ? tf.tensor2d(weights as number[][], undefined, 'float32')
    : tf.tensor1d(Float32Array.from(weights as readonly number[]));
}

const lastRows = (tensor: tf.Tensor, rows: number) =>
  tensor.rank === 0 ? tensor : tf.slice(tensor, Math.max(0, (tensor.shape[0] ?? 0) - rows));

/**
 * One weight tensor, [samples] or [samples, steps], for each output.
 *
 * @param targets of the outputs, as a step takes them
 * @param last whether the targets are the last rows of those that have weights
 * @throws if the shape of the weights is not that of the targets
 */
export function sampleWeightTensors(
  weights: SampleWeights,
  outputs: readonly string[],
  targets: readonly tf.Tensor[],
  last = false,
): (tf.Tensor | null)[] {
  const rows = targets[0]?.shape[0] ?? 0;
  const given = (name: string, i: number): SampleWeight | null | undefined =>
    isOne(weights, outputs.length, rows)
      ? weights
      : Array.isArray(weights)
        ? (weights as readonly (SampleWeight | null)[])[i]
        : (weights as Readonly<Record<string, SampleWeight>>)[name];
  return outputs.map((name, i) => {
    const own = given(name, i);
    const target = targets[i];
    if (own == null || !target) return null;
    return tf.tidy(() => {
      const whole = toTensor(own);
      return tf.clone(fitting(last ? lastRows(whole, rows) : whole, target, name));
    });
  });
}
