import * as tf from '@tensorflow/tfjs-node';

/** A shape whose first axis is the batch; `null` is any size. */
export type Shape = readonly (number | null)[];

/** The parts of a model that the checks use (tfjs-layers 4.22, engine/training.ts). */
export interface CheckedModel {
  readonly layers: readonly tf.layers.Layer[];
  readonly inputs: readonly tf.SymbolicTensor[];
  readonly inputNames: readonly string[];
  readonly outputs: readonly tf.SymbolicTensor[];
  readonly outputNames: readonly string[];
  readonly stateful: boolean;
  apply(inputs: tf.Tensor | tf.Tensor[]): unknown;
}

/** Data as tfjs takes it: one tensor, one for each input or output, or by name. */
export type Data = tf.Tensor | readonly tf.Tensor[] | Readonly<Record<string, tf.Tensor>>;

export const tensorsOf = (data: Data): tf.Tensor[] =>
  data instanceof tf.Tensor ? [data] : Array.isArray(data) ? [...(data as tf.Tensor[])] : Object.values(data);

/** One input or output of a model with what it was given. */
export interface Given {
  readonly name: string;
  readonly expected: Shape;
  readonly tensor: tf.Tensor;
}

export const show = (shape: Shape): string => `[${shape.map(size => size ?? 'batch').join(', ')}]`;

/** The first axis is the batch, of any size. */
export const batched = (shape: Shape): Shape => [null, ...shape.slice(1)];

/** tfjs takes a vector for a column. */
export const withColumn = ({ shape }: tf.Tensor): number[] => (shape.length === 1 ? [...shape, 1] : shape);

/** Whether the sizes after the batch axis are the expected ones. */
export const fits = (shape: Shape, expected: Shape): boolean =>
  shape.length === expected.length &&
  shape.every((size, axis) => axis === 0 || expected[axis] == null || expected[axis] === size);

/** The layers that take an input directly. */
export const readersOf = (model: CheckedModel, input: tf.SymbolicTensor | undefined): tf.layers.Layer[] =>
  model.layers.filter(
    layer =>
      layer.getClassName() !== 'InputLayer' &&
      layer.inboundNodes.some(node => node.inputTensors.some(tensor => tensor === input)),
  );
