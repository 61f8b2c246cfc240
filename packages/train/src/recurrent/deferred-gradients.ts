import { type Graph, type Node, type Output, outputShape, type TensorValue } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';
import { allRows, isMatrix, matMul, productOf, reshape, unwrapped } from './matrices';
import { outside } from './fixed-values';
import { shapeOf } from './tensor-list';

/** Finds the values of all times, time first, of a value of the step. */
export type OverTime = (value: Output) => Output;

/** A gradient that is computed once, after the loop, from values of all times. */
export interface Deferred {
  /** The values of each time that it is made of. */
  readonly values: readonly Output[];
  build(graph: Graph, overTime: OverTime): Output;
}

const width = (output: Output) => shapeOf(output).at(-1) ?? 1;
const rowsOver = (graph: Graph, overTime: OverTime, value: Output) =>
  allRows(graph, overTime(value), width(value));

const constant = (output: Output | undefined) => output?.node.attrs['value'] as TensorValue | undefined;

/** Sums the rows of a matrix: the gradient of a bias. */
function summedRows({ def, inputs, attrs }: Node): Output | undefined {
  const [values, axes] = inputs;
  if (!values || !isMatrix(values)) return undefined;
  if (def.name === 'BiasAddGrad') return values;
  const overRows =
    def.name === 'Sum' && String(constant(axes)?.values) === '0' && attrs['keep_dims'] !== true;
  return overRows ? values : undefined;
}

/** The sum of all rows; matrices side by side are summed apart, as XLA's reductions are slow on what it has yet to join. */
function summed(graph: Graph, all: Output): Output {
  const { def, inputs } = all.node;
  if (def.name !== 'ConcatV2') return graph.op('Sum', [allRows(graph, all, width(all)), graph.ints([0])]);
  return graph.op('ConcatV2', [...inputs.slice(0, -1).map(part => summed(graph, part)), graph.int(0)]);
}

function sumOf(node: Node, fixed: ReadonlySet<Node>): Deferred | undefined {
  const product = productOf(node);
  if (product) {
    const { a, b, transposeA, transposeB } = product;
    if (!transposeA || transposeB || fixed.has(a.node) || fixed.has(b.node)) return undefined;
    return {
      values: [a, b],
      build: (graph, at) => matMul(graph, rowsOver(graph, at, a), rowsOver(graph, at, b), true),
    };
  }
  const values = summedRows(node);
  if (values)
    return {
      values: [values],
      build: (graph, at) => summed(graph, at(values)),
    };
  return node.def.name === 'ConcatV2' ? concatenation(node, fixed) : undefined;
}

function concatenation({ inputs }: Node, fixed: ReadonlySet<Node>): Deferred | undefined {
  const axis = constant(inputs.at(-1))?.values[0];
  const parts = inputs.slice(0, -1).map(part => deferredSum(part, fixed));
  if (typeof axis !== 'number' || parts.some(part => part === undefined)) return undefined;
  const whole = parts as Deferred[];
  return {
    values: whole.flatMap(part => part.values),
    build: (graph, at) =>
      graph.op('ConcatV2', [...whole.map(part => part.build(graph, at)), graph.int(axis)]),
  };
}

/**
 * The sum over time of a weight's gradient as one product of all times: sum_t x_t' dz_t = X' dZ, where X and dZ have the
 * rows of all times. Undefined where the gradient is not such a sum.
 */
export function deferredSum(gradient: Output, fixed: ReadonlySet<Node>): Deferred | undefined {
  const inner = sumOf(unwrapped(gradient).node, fixed);
  const shape = outputShape(gradient) as readonly number[] | undefined;
  if (!inner || !shape) return undefined;
  return { ...inner, build: (graph, at) => reshape(graph, inner.build(graph, at), shape) };
}

/** The input's gradients of all times as one product: dx_t = dz_t W', so dX = dZ W'. */
export function deferredRows(
  gradient: Output,
  cell: TracedCell,
  fixed: ReadonlySet<Node>,
): Deferred | undefined {
  const product = productOf(unwrapped(gradient).node);
  if (!product || product.transposeA || fixed.has(product.a.node) || !fixed.has(product.b.node))
    return undefined;
  const { a, b, transposeB } = product;
  const build = (graph: Graph, at: OverTime) =>
    reshape(
      graph,
      matMul(graph, rowsOver(graph, at, a), outside(graph, cell, [b])[0] as Output, false, transposeB),
      [-1, ...shapeOf(gradient)],
    );
  return { values: [a], build };
}
