import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';

type Tensors = tf.SymbolicTensor | readonly tf.SymbolicTensor[];

export interface ModelArgs {
  readonly inputs: Tensors;
  readonly outputs: Tensors;
  readonly name?: string;
}

interface ModelConstructor {
  (inputs: Tensors, outputs: Tensors, options?: { readonly name?: string }): tf.LayersModel;
  (args: ModelArgs): tf.LayersModel;
  new (inputs: Tensors, outputs: Tensors, options?: { readonly name?: string }): tf.LayersModel;
  new (args: ModelArgs): tf.LayersModel;
}

/**
 * A graph of layers from inputs to outputs; with or without `new`.
 *
 * @example
 * const input = layers.Input([32]);
 * const hidden = layers.Dense(16, { activation: 'relu' }).apply(input);
 * const model = models.Model({ inputs: input, outputs: layers.Dense(1).apply(hidden) });
 */
export const Model = function (
  first: Tensors | ModelArgs,
  outputs?: Tensors,
  options: { readonly name?: string } = {},
) {
  const args =
    outputs === undefined ? (first as ModelArgs) : { inputs: first as Tensors, outputs, ...options };
  checked('models.Model', args, { inputs: true, outputs: true, name: true });
  return tf.model({ ...args, inputs: list(args.inputs), outputs: list(args.outputs) });
  // Called with `new`, a function that returns an object gives that object.
} as unknown as ModelConstructor;

function list(tensors: Tensors): tf.SymbolicTensor[] {
  return tensors instanceof tf.SymbolicTensor ? [tensors] : [...tensors];
}
