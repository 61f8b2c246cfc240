import {
  dependencies,
  type GraphFunction,
  type Node,
  type Output,
  outputShape,
} from '@epochlab/graph/structure';

type Sizes = readonly (number | null)[];

/** Unknown sizes count as 1. */
const product = (sizes: Sizes): number => sizes.reduce<number>((all, size) => all * (size ?? 1), 1);

const shapeOf = (output: Output | undefined): Sizes => (output && outputShape(output)) ?? [];
const ownShape = (node: Node): Sizes => node.shapes[0] ?? [];

/** Every element of a product is a sum over what the two matrices share. */
const matrices =
  (transposed: string) =>
  (node: Node): number => {
    const [rows, columns] = shapeOf(node.inputs[0]).slice(-2);
    return product(ownShape(node)) * ((node.attrs[transposed] === true ? rows : columns) ?? 1);
  };

/** Every output, or its gradient, meets the kernel of its channel: all of the filter's sizes but the last `channels`. */
const kernels =
  (outputs: (node: Node) => Sizes, filter: (node: Node) => Sizes, channels: number) =>
  (node: Node): number =>
    product(outputs(node)) * product(filter(node).slice(0, -channels));

const input = (index: number) => (node: Node) => shapeOf(node.inputs[index]);

const convolutions = (forward: string, backward: string, channels: number) => ({
  [forward]: kernels(ownShape, input(1), channels),
  [`${backward}BackpropInput`]: kernels(input(2), input(1), channels),
  [`${backward}BackpropFilter`]: kernels(input(2), ownShape, channels),
});

/** Multiply-adds of the ops that do most of them. */
const MULTIPLY_ADDS: Readonly<Record<string, ((node: Node) => number) | undefined>> = {
  MatMul: matrices('transpose_a'),
  BatchMatMulV2: matrices('adj_x'),
  ...convolutions('Conv2D', 'Conv2D', 1),
  ...convolutions('DepthwiseConv2dNative', 'DepthwiseConv2dNative', 2),
  Conv3D: kernels(ownShape, input(1), 1),
  Conv3DBackpropInputV2: kernels(input(2), input(1), 1),
  Conv3DBackpropFilterV2: kernels(input(2), ownShape, 1),
};

/** Ops that make nothing new. */
const FREE: ReadonlySet<string> = new Set(['Const', 'Placeholder', 'Reshape', 'Identity', 'NoOp']);
/** Cost of an element of any other op: it waits for memory, not for the multiplier. */
const PER_ELEMENT = 4;

function workOf(node: Node): number {
  if (FREE.has(node.def.name)) return 0;
  return MULTIPLY_ADDS[node.def.name]?.(node) ?? PER_ELEMENT * product(ownShape(node));
}

/** Counts the ops that its results need; TensorFlow drops the rest. */
const workIn = ({ results }: GraphFunction): number =>
  [...dependencies(results)].reduce((all, node) => all + workOf(node), 0);

/**
 * Multiply-adds that threads could share at a time, about: those of a function, or of one round of a loop in it, whose rounds wait for each
 * other, if that is more.
 */
export const workAtOnce = (f: GraphFunction): number =>
  Math.max(workIn(f), ...[...f.graph.functions.values()].map(workIn));

/** Multiply-adds of a function in all, those of its loops as often as these repeat. */
export const workInAll = (f: GraphFunction): number =>
  [...f.graph.functions.values()].reduce(
    (all, inner) => all + workIn(inner) * (inner.repeats ?? 1),
    workIn(f),
  );
