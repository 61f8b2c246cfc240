import * as tf from '@tensorflow/tfjs-node';

export type SampleWeight = tf.Tensor | readonly number[] | Float32Array;
/** Weights for the one output, or for each output by position or name. */
export type SampleWeights =
  SampleWeight | readonly (SampleWeight | null)[] | Readonly<Record<string, SampleWeight>>;

const isOne = (weights: SampleWeights): weights is SampleWeight =>
  weights instanceof tf.Tensor ||
  ArrayBuffer.isView(weights) ||
  (Array.isArray(weights) && typeof weights[0] === 'number');

function toTensor(weights: SampleWeight, rows: number, output: string): tf.Tensor1D {
  const tensor =
    weights instanceof tf.Tensor
      ? tf.cast(tf.reshape(weights, [-1]), 'float32')
      : tf.tensor1d(Float32Array.from(weights));
  if (tensor.size !== rows) {
    throw new Error(
      `sampleWeight of "${output}" has ${tensor.size} values for ${rows} examples: it takes one weight for each.`,
    );
  }
  return tensor as tf.Tensor1D;
}

/** One weight tensor [samples] for each output, multiplied with the class weights where there are any. */
export function sampleWeightTensors(
  weights: SampleWeights,
  outputs: readonly string[],
  rows: number,
  classWeights: readonly (tf.Tensor | null)[] | null,
): (tf.Tensor | null)[] {
  const given = (name: string, i: number): SampleWeight | null | undefined =>
    isOne(weights)
      ? weights
      : Array.isArray(weights)
        ? (weights as readonly (SampleWeight | null)[])[i]
        : (weights as Readonly<Record<string, SampleWeight>>)[name];
  return outputs.map((name, i) => {
    const own = given(name, i);
    const ofClass = classWeights?.[i] ?? null;
    if (own == null) return ofClass;
    return tf.tidy(() => {
      const tensor = toTensor(own, rows, name);
      return ofClass ? tf.mul(tensor, ofClass) : tensor.clone();
    });
  });
}
