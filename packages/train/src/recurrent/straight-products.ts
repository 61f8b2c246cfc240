import type { Graph, Node, Output } from '@epochlab/graph/structure';
import { productOf, reshape } from './matrices';
import { shapeOf } from './tensor-list';

/** A b' as A times a matrix that is transposed before: where b is the same at every time, that is done once. */
function straight(graph: Graph, node: Node, fixed: ReadonlySet<Node>): Output | undefined {
  const product = productOf(node);
  const [a, wrapped] = node.inputs;
  if (!product?.transposeB || product.transposeA || !a || !wrapped || !fixed.has(product.b.node))
    return undefined;
  const [rows, columns] = shapeOf(product.b) as [number, number];
  const transposed = graph.op(
    'Transpose',
    [product.b, graph.ints([1, 0])],
    {},
    { shapes: [[columns, rows]] },
  );
  // In as many dimensions as before, so that the product has as many too.
  const b = reshape(graph, transposed, [...shapeOf(wrapped).slice(0, -2), columns, rows]);
  return graph.op('BatchMatMulV2', [a, b], { ...node.attrs, adj_y: false }, { shapes: node.shapes });
}

/** Takes the transposing of fixed matrices out of the products of a time step; a CPU multiplies straight rows faster. */
export const straightenProducts = (graph: Graph, fixed: ReadonlySet<Node>): ReadonlyMap<Node, Output> =>
  graph.substitute(node => straight(graph, node, fixed));
