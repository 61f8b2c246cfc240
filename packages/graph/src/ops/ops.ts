import * as tf from '@tensorflow/tfjs-node';
import { dtypeOf, tfjsDtype } from '../structure/dtypes';
import type { Attrs } from '../structure/node';
import { opDef } from '../structure/op-defs';
import { outputDtype } from '../structure/node';
import { constantIn, currentGraph, type GraphInput, GraphTensor } from './symbol';

/** Numbers and tensors among the inputs become constants of the graph (and type) of the first symbol. */
function symbols(inputs: readonly GraphInput[]): GraphTensor[] {
  const first = inputs.find((input): input is GraphTensor => input instanceof GraphTensor);
  const graph = first?.graph ?? currentGraph();
  const dtype = first ? tfjsDtype(outputDtype(first.output)) : undefined;
  return inputs.map(input => {
    if (!(input instanceof GraphTensor))
      return constantIn(graph, input, input instanceof tf.Tensor ? undefined : dtype);
    if (input.graph !== graph)
      throw new Error(`${input.name} belongs to another graph than ${first?.name ?? 'the other inputs'}.`);
    return input;
  });
}

/**
 * Any TensorFlow op, by the name it has in `tf.raw_ops`.
 * @example graph.op('Cumsum', [x, graph.constant(0, 'int32')], { reverse: true })
 */
export function op(name: string, inputs: readonly GraphInput[], attrs: Attrs = {}): GraphTensor {
  return ops(name, inputs, attrs)[0] as GraphTensor;
}

function checkAttrs(name: string, attrs: Attrs): void {
  const { attrs: known } = opDef(name);
  const unknown = Object.keys(attrs).find(attr => !attr.startsWith('_') && !known.has(attr));
  if (unknown !== undefined)
    throw new Error(
      `The op ${name} has no attribute "${unknown}". It has ${[...known.keys()].join(', ') || 'none'}.`,
    );
}

/** As `op`, for ops with several outputs. */
export function ops(name: string, inputs: readonly GraphInput[], attrs: Attrs = {}): GraphTensor[] {
  checkAttrs(name, attrs);
  const given = symbols(inputs);
  const graph = given[0]?.graph ?? currentGraph();
  const node = graph.add(
    name,
    given.map(symbol => symbol.output),
    attrs,
  );
  return node.dtypes.map((_, index) => new GraphTensor(graph, { node, index }));
}

const unary = (name: string) => (x: GraphInput) => op(name, [x]);
const binary = (name: string) => (a: GraphInput, b: GraphInput) => op(name, [a, b]);

export const add = binary('AddV2');
export const subtract = binary('Sub');
export const multiply = binary('Mul');
export const divide = binary('RealDiv');
export const power = binary('Pow');
export const maximum = binary('Maximum');
export const minimum = binary('Minimum');
export const equal = binary('Equal');
export const less = binary('Less');
export const greater = binary('Greater');
export const negative = unary('Neg');
export const abs = unary('Abs');
export const square = unary('Square');
export const sqrt = unary('Sqrt');
export const exp = unary('Exp');
export const log = unary('Log');
export const tanh = unary('Tanh');
export const sigmoid = unary('Sigmoid');
export const relu = unary('Relu');
export const softmax = unary('Softmax');
export const identity = unary('Identity');

/** Matrix product; `transposeA` and `transposeB` transpose first. */
export const matMul = (a: GraphInput, b: GraphInput, transposeA = false, transposeB = false): GraphTensor =>
  op('MatMul', [a, b], { transpose_a: transposeA, transpose_b: transposeB });

export const reshape = (x: GraphInput, shape: readonly number[]): GraphTensor =>
  op('Reshape', [x, tf.tensor1d([...shape], 'int32')]);

export const transpose = (x: GraphInput, order: readonly number[]): GraphTensor =>
  op('Transpose', [x, tf.tensor1d([...order], 'int32')]);

export const cast = (x: GraphInput, dtype: tf.DataType): GraphTensor =>
  op('Cast', [x], { DstT: dtypeOf(dtype) });

export const concat = (parts: readonly GraphInput[], axis: number): GraphTensor =>
  op('ConcatV2', [...parts, tf.scalar(axis, 'int32')]);

const reduction =
  (name: string) =>
  (x: GraphInput, axes: number | readonly number[], keepDims = false): GraphTensor =>
    op(name, [x, tf.tensor1d([axes].flat(), 'int32')], { keep_dims: keepDims });

/** Sum over `axes`. */
export const sum = reduction('Sum');
/** Mean over `axes`. */
export const mean = reduction('Mean');
/** Largest value over `axes`. */
export const max = reduction('Max');
/** Smallest value over `axes`. */
export const min = reduction('Min');

/** Index of the largest value along `axis`, int32. */
export const argMax = (x: GraphInput, axis: number): GraphTensor =>
  op('ArgMax', [x, tf.scalar(axis, 'int32')], { output_type: dtypeOf('int32') });
