import {
  DTYPE,
  type Graph,
  type Node,
  type Output,
  outputDtype,
  outputShape,
  type Rewrites,
} from '@epochlab/graph/structure';

const sizeOf = (output: Output) =>
  outputShape(output)?.reduce<number>((product, size) => product * (size ?? NaN), 1);

/** x / s = x (1 / s) for a number s: one division instead of one for every element. */
function byReciprocal(graph: Graph, node: Node, [values, divisor]: readonly Output[]): Output | undefined {
  if (!values || !divisor || outputDtype(values) !== DTYPE.float32 || sizeOf(divisor) !== 1) return undefined;
  if (!((sizeOf(values) ?? 1) > 1)) return undefined;
  const reciprocal = graph.op('Reciprocal', [divisor], {}, { shapes: [outputShape(divisor)] });
  return graph.op('Mul', [values, reciprocal], {}, { shapes: node.shapes });
}

/** XLA keeps a division as it is written, and a CPU divides many times slower than it multiplies. */
export const XLA_DIVISION: Rewrites = { RealDiv: byReciprocal };
