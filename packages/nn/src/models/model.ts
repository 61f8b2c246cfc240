import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';
import { asClass, constructed } from './constructor';

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
 *
 * @example
 * class Classifier extends models.Model { // methods of its own; the graph goes to super
 *   constructor(units: number) {
 *     const input = layers.Input([units]);
 *     super({ inputs: input, outputs: layers.Dense(3).apply(input) as tf.SymbolicTensor });
 *   }
 *   classOf(x: tf.Tensor) { return tf.argMax(this.predict(x) as tf.Tensor, -1); }
 * }
 * @throws TypeError without inputs or outputs
 */
export const Model = asClass(
  function (
    first: Tensors | ModelArgs,
    outputs?: Tensors,
    options: { readonly name?: string } = {},
  ): tf.LayersModel {
    const args =
      outputs === undefined ? (first as ModelArgs) : { inputs: first as Tensors, outputs, ...options };
    checked('models.Model', args ?? {}, { inputs: true, outputs: true, name: true });
    checkGraph(args);
    const lists = { ...args, inputs: list(args.inputs), outputs: list(args.outputs) };
    return constructed(tf.LayersModel, lists, new.target);
    // With `new`, a function that returns an object gives that object.
  } as unknown as ModelConstructor,
  tf.LayersModel,
);

function checkGraph(args: Partial<ModelArgs> | undefined): void {
  if (args?.inputs != null && args.outputs != null) return;
  throw new TypeError(
    'A model needs a graph from inputs to outputs: models.Model({ inputs, outputs }), where outputs = layers.Dense(1).apply(inputs). ' +
      'A class that extends it hands them to super({ inputs, outputs }).',
  );
}

function list(tensors: Tensors): tf.SymbolicTensor[] {
  return tensors instanceof tf.SymbolicTensor ? [tensors] : [...tensors];
}
