import {
  DTYPE,
  type Graph,
  type Node,
  type Output,
  outputDtype,
  type TensorValue,
} from '@epochlab/graph/structure';
import { shapeOf } from './tensor-list';

/** Follows an output back through ops that leave its values and their order alone. */
export function unwrapped(output: Output): Output {
  const { node } = output;
  const [input] = node.inputs;
  const same =
    node.def.name === 'Reshape' ||
    (node.def.name === 'Cast' && input && outputDtype(input) === outputDtype(output));
  return same && input ? unwrapped(input) : output;
}

/** A product of two matrices, which tfjs wraps into batches of one. */
export interface Product {
  readonly a: Output;
  readonly b: Output;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

export const isMatrix = (output: Output) => shapeOf(output).length === 2;

export function productOf(node: Node): Product | undefined {
  if (node.def.name !== 'BatchMatMulV2') return undefined;
  const [x, y] = node.inputs as [Output, Output];
  if (
    [x, y].some(operand =>
      shapeOf(operand)
        .slice(0, -2)
        .some(size => size !== 1),
    )
  )
    return undefined;
  const [a, b] = [unwrapped(x), unwrapped(y)];
  // A matrix that was reshaped into another one is not the same matrix.
  const kept = [a, b].every(
    (operand, i) =>
      isMatrix(operand) &&
      shapeOf(operand).join() ===
        shapeOf([x, y][i] ?? x)
          .slice(-2)
          .join(),
  );
  if (!kept) return undefined;
  return { a, b, transposeA: node.attrs['adj_x'] === true, transposeB: node.attrs['adj_y'] === true };
}

/** The value without what leaves values, their order and their shape alone. */
function bare(output: Output): Output {
  const inner = unwrapped(output);
  return shapeOf(inner).join() === shapeOf(output).join() ? inner : output;
}

/** The matrices that a value has side by side; itself where it is not made of several. */
export function columnsOf(value: Output): readonly Output[] {
  const { def, inputs } = bare(value).node;
  const axis = inputs.at(-1)?.node.attrs['value'] as TensorValue | undefined;
  if (def.name !== 'ConcatV2' || !isMatrix(value) || Number(axis?.values[0]) !== 1) return [bare(value)];
  return inputs.slice(0, -1).flatMap(columnsOf);
}

export const matMul = (graph: Graph, a: Output, b: Output, transposeA = false, transposeB = false): Output =>
  graph.op('MatMul', [a, b], { transpose_a: transposeA, transpose_b: transposeB });

export const reshape = (graph: Graph, values: Output, shape: readonly number[]): Output =>
  graph.op('Reshape', [values, graph.ints(shape)], { Tshape: DTYPE.int32 }, { shapes: [shape] });

/** A tensor with time first as a matrix of all its rows. */
export const allRows = (graph: Graph, values: Output, width: number): Output =>
  reshape(graph, values, [-1, width]);
