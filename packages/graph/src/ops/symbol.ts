import * as tf from '@tensorflow/tfjs-node';
import { type DTypeName, dtypeName, dtypeOf } from '../structure/dtypes';
import { Graph, type Shape } from '../structure/graph';
import { type Output, outputDtype, outputShape, type TensorValue } from '../structure/node';
import { printNode } from '../structure/print';

/**
 * A value of a graph that has not been computed yet: what an op will produce when a `Session` runs it.
 * Symbols of one graph can be combined by the ops of this module, in TypeScript as in Python's TensorFlow 1.
 */
export class GraphTensor {
  constructor(
    readonly graph: Graph,
    readonly output: Output,
    /** The variable whose value this is, for `variable` and `assign`. */
    readonly variable?: tf.Variable,
  ) {}

  get name(): string {
    return `${this.output.node.name}:${this.output.index}`;
  }

  get dtype(): string {
    return dtypeName(outputDtype(this.output));
  }

  /** The shape where it is known before running; `null` is an unknown size. */
  get shape(): Shape | undefined {
    return outputShape(this.output);
  }

  toString(): string {
    return printNode(this.output.node);
  }
}

export type GraphInput = GraphTensor | tf.Tensor | tf.TensorLike;

let defaultGraph = new Graph();
/** The variable that an `assign` symbol writes to, and the value. */
const assignments = new WeakMap<Output['node'], { variable: tf.Variable; value: Output }>();
const variables = new WeakMap<Output['node'], tf.Variable>();

export const currentGraph = (): Graph => defaultGraph;

/** Begins a new default graph; symbols of the old one stay usable among themselves. */
export function resetDefaultGraph(): void {
  defaultGraph = new Graph();
}

function valueOf(tensor: tf.Tensor): TensorValue {
  const data: unknown = tensor.dataSync();
  const values = Array.isArray(data)
    ? data.map(text => new TextEncoder().encode(String(text)))
    : (data as Float32Array).slice();
  return { dtype: dtypeOf(tensor.dtype), shape: tensor.shape, values };
}

/**
 * A constant of the default graph.
 * @param value a number, nested array, string or tensor
 * @param dtype `float32` unless the value says otherwise
 * @example
 * const six = graph.multiply(graph.constant(2), graph.constant(3));
 * console.log(new graph.Session().run(six)); // 6
 */
export function constant(value: tf.Tensor | tf.TensorLike, dtype?: tf.DataType, name?: string): GraphTensor {
  return constantIn(defaultGraph, value, dtype, name);
}

export function constantIn(
  graph: Graph,
  value: tf.Tensor | tf.TensorLike,
  dtype?: tf.DataType,
  name?: string,
): GraphTensor {
  const tensor = value instanceof tf.Tensor ? value : tf.tensor(value, undefined, dtype);
  const output = graph.constant(valueOf(tensor), name);
  if (tensor !== value) tensor.dispose();
  return new GraphTensor(graph, output);
}

/**
 * An input of the default graph, to be fed when it runs.
 * @param shape sizes, `null` where any size will do; left out, any shape will do
 */
export function placeholder(dtype: DTypeName = 'float32', shape?: Shape, name = 'placeholder'): GraphTensor {
  return new GraphTensor(defaultGraph, defaultGraph.placeholder(dtypeOf(dtype), shape, name));
}

/** A variable: its value lasts from one `run` to the next, and changes when an `assign` to it is run. */
export function variable(
  initial: tf.Tensor | tf.TensorLike,
  dtype?: tf.DataType,
  name = 'variable',
): GraphTensor {
  const tensor = initial instanceof tf.Tensor ? initial : tf.tensor(initial, undefined, dtype);
  const state = tf.variable(tensor);
  if (tensor !== initial) tensor.dispose();
  const output = defaultGraph.placeholder(dtypeOf(state.dtype), state.shape, name);
  variables.set(output.node, state);
  return new GraphTensor(defaultGraph, output, state);
}

/** An op that sets `target` to `value` when it is run; it gives the new value. */
export function assign(target: GraphTensor, value: GraphInput): GraphTensor {
  if (!target.variable)
    throw new Error(`assign: ${target.name} is not a variable; make one with graph.variable(initial).`);
  const source =
    value instanceof GraphTensor ? value : constantIn(target.graph, value, target.variable.dtype);
  const output = target.graph.op('Identity', [source.output], {}, { name: 'assign', shapes: [target.shape] });
  assignments.set(output.node, { variable: target.variable, value: output });
  return new GraphTensor(target.graph, output, target.variable);
}

export const assignmentOf = (node: Output['node']) => assignments.get(node);
export const variableOf = (node: Output['node']) => variables.get(node);
