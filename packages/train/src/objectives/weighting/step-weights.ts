import type * as tf from '@tensorflow/tfjs-node';

type Step = (batch: tf.Tensor[]) => tf.Tensor[];
type Weights = readonly (tf.Tensor | null | undefined)[];

interface Sized {
  readonly inputs: readonly unknown[];
  readonly outputs: readonly unknown[];
}

const current = new WeakMap<object, Weights>();

/** The sample weights of an output in the step that is under way; undefined if there are none. */
export const stepWeight = (model: object, output: number): tf.Tensor | undefined =>
  current.get(model)?.[output] ?? undefined;

/** A step whose losses find the sample weights that come with the batch, after inputs and targets. tfjs's own weighs by example only, and in training only. */
export const withStepWeights =
  (model: Sized, step: Step): Step =>
  batch => {
    const first = model.inputs.length + model.outputs.length;
    const outer = current.get(model);
    current.set(model, batch.slice(first));
    try {
      return step(batch.slice(0, first));
    } finally {
      current.set(model, outer ?? []);
    }
  };
