import type * as tf from '@tensorflow/tfjs-node';
import { sampleWeightTensors, type SampleWeights } from './sample-weights';

interface Sized {
  readonly inputs: readonly unknown[];
  readonly outputNames: readonly string[];
}

const requested = new WeakMap<object, SampleWeights>();

/** Runs `use`, in which the model's test data have these weights. */
export function withTestWeights<T>(model: Sized, weights: SampleWeights | null | undefined, use: () => T): T {
  if (weights != null) requested.set(model, weights);
  try {
    return use();
  } finally {
    requested.delete(model);
  }
}

/** Test data, inputs and targets, with the weights that were asked for. */
export function withRequestedWeights(
  model: Sized,
  data: readonly tf.Tensor[],
): { readonly data: (tf.Tensor | null)[]; readonly made: tf.Tensor[] } {
  const weights = requested.get(model);
  requested.delete(model);
  return weights === undefined ? { data: [...data], made: [] } : weighted(model, data, weights);
}

/** Inputs and targets with their sample weights, which may be the `last` of all, and what was made for them. */
export function weighted(
  { inputs, outputNames }: Sized,
  data: readonly tf.Tensor[],
  weights: SampleWeights,
  last = false,
): { readonly data: (tf.Tensor | null)[]; readonly made: tf.Tensor[] } {
  const made = sampleWeightTensors(weights, outputNames, data.slice(inputs.length), last);
  return { data: [...data, ...made], made: made.filter(tensor => tensor !== null) };
}
