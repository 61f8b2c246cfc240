import { DTYPE } from '../structure/dtypes';
import { Graph, type GraphFunction } from '../structure/graph';
import { type Node, type Output, outputDtype, outputShape, type TensorValue } from '../structure/node';

/** A function recorded at a batch of `size` rows: every parameter has the batch as its first axis. */
export interface BatchRecording {
  readonly body: GraphFunction;
  readonly size: number;
}

const valueOf = (node: Node) => node.attrs['value'] as TensorValue;

/** A size that grows with the batch, as a multiple of it. */
function factor(a: number, b: number, first: BatchRecording, second: BatchRecording): number {
  const times = a / first.size;
  if (Number.isInteger(times) && times * second.size === b) return times;
  throw new Error(
    `A size in this graph is ${a} for ${first.size} rows and ${b} for ${second.size}: it cannot be written for any number of rows.`,
  );
}

function rowsOf(graph: Graph, input: Output): Output {
  const shape = graph.op('Shape', [input], { out_type: DTYPE.int32 });
  return graph.op('StridedSlice', [shape, graph.ints([0]), graph.ints([1]), graph.ints([1])], {
    shrink_axis_mask: 1,
  });
}

type Pair = readonly [BatchRecording, BatchRecording];

/** Sizes, those that differ between the recordings computed from the number of rows. */
function dynamicSizes(
  graph: Graph,
  rows: Output,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  pair: Pair,
): Output[] {
  return Array.from(a, (size, i) =>
    size === b[i] ? graph.int(size) : graph.op('Mul', [rows, graph.int(factor(size, b[i] ?? NaN, ...pair))]),
  );
}

/** A constant that follows the number of rows: sizes as int32, or a tensor that is filled with one value. */
function dynamicConstant(graph: Graph, rows: Output, a: TensorValue, b: TensorValue, pair: Pair): Output {
  const filled = a.values.length > 0 && [...a.values, ...b.values].every(value => value === a.values[0]);
  if (filled && a.shape.length === b.shape.length) {
    const dims = graph.op('Pack', dynamicSizes(graph, rows, a.shape, b.shape, pair), { axis: 0 });
    return graph.op('Fill', [dims, graph.constant({ ...a, shape: [], values: a.values.slice(0, 1) })]);
  }
  if (a.dtype !== DTYPE.int32 || a.values.length !== b.values.length) {
    throw new Error(
      'The function makes other numbers for another number of rows, so it cannot be written for any.',
    );
  }
  const sizes = dynamicSizes(graph, rows, a.values as Int32Array, b.values as Int32Array, pair);
  return a.shape.length === 0 ? (sizes[0] as Output) : graph.op('Pack', sizes, { axis: 0 });
}

/**
 * One graph for any number of rows, from recordings with two numbers of rows: constants that differ between them are sizes
 * that follow the batch.
 */
export function anyBatchSize(
  first: BatchRecording,
  second: BatchRecording,
): { graph: Graph; inputs: Output[]; outputs: Output[] } {
  const graph = new Graph();
  const inputs = first.body.graph.params.map((param, i) => {
    const like = { node: param, index: 0 };
    return graph.placeholder(outputDtype(like), [null, ...(outputShape(like) ?? []).slice(1)], `input_${i}`);
  });
  const [input] = inputs;
  if (!input)
    throw new Error('Only a function of at least one tensor can be written for any number of rows.');
  const rows = rowsOf(graph, input);
  const others = second.body.graph.nodes;
  const place = new Map(first.body.graph.nodes.map((node, i) => [node, i]));
  const constant = (target: Graph, node: Node): Output | undefined => {
    const other = others[place.get(node) ?? -1];
    if (other?.def.name !== 'Const')
      throw new Error('The function runs other ops for another number of rows.');
    const [a, b] = [valueOf(node), valueOf(other)];
    if (String(a.values) === String(b.values)) return undefined;
    return dynamicConstant(target, rows, a, b, [first, second]);
  };
  const outputs = graph.inline(first.body, inputs, { Const: constant });
  return { graph, inputs, outputs };
}
