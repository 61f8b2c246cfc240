import { type Graph, type Node, type Output, outputShape, type Rewrites } from '@epochlab/graph/structure';

const shapeOf = (output: Output) => (outputShape(output) ?? []) as readonly number[];
const sameShape = (a: readonly unknown[], b: readonly unknown[]) => a.join() === b.join();

/** A value that was reshaped and is reshaped back is the value itself. */
function straight(_graph: Graph, node: Node, [values]: readonly Output[]): Output | undefined {
  const shape = node.shapes[0];
  for (let source = values; shape && source; source = source.node.inputs[0]) {
    if (outputShape(source) && sameShape(shapeOf(source), shape)) return source;
    if (source.node.def.name !== 'Reshape') return undefined;
  }
  return undefined;
}

/** Adding a vector to the last axis: `BiasAdd`, which is fused with the convolution or product before it. */
function biasAdd(graph: Graph, node: Node, [values, bias]: readonly Output[]): Output | undefined {
  const shape = node.shapes[0];
  if (!values || !bias || !shape || shape.length < 2 || !sameShape(shapeOf(values), shape)) return undefined;
  const [width, ...others] = shapeOf(bias);
  if (others.length > 0 || width !== shape.at(-1)) return undefined;
  return graph.op('BiasAdd', [values, bias], {}, { shapes: [shape] });
}

const matrix = (graph: Graph, values: Output): Output => {
  const shape = shapeOf(values).slice(-2);
  const [source] = values.node.inputs;
  if (values.node.def.name === 'Reshape' && source && sameShape(shapeOf(source), shape)) return source;
  return graph.op('Reshape', [values, graph.ints(shape)], {}, { shapes: [shape] });
};

/** tfjs multiplies matrices as batches of one; `MatMul` takes a bias and an activation along. */
function matMul(graph: Graph, node: Node, inputs: readonly Output[]): Output | undefined {
  const shape = node.shapes[0] as readonly number[] | undefined;
  const single = inputs.every(input => {
    const sizes = shapeOf(input);
    return sizes.length > 1 && sizes.slice(0, -2).every(size => size === 1);
  });
  if (!shape || !single) return undefined;
  const { adj_x, adj_y } = node.attrs;
  const attrs = { transpose_a: adj_x === true, transpose_b: adj_y === true };
  const [a, b] = inputs.map(input => matrix(graph, input)) as [Output, Output];
  const product = graph.op('MatMul', [a, b], attrs, { shapes: [shape.slice(-2)] });
  return shape.length === 2
    ? product
    : graph.op('Reshape', [product, graph.ints(shape)], {}, { shapes: [shape] });
}

/** Puts a step into the form in which TensorFlow's graph optimizer fuses convolution or product, bias and activation. */
export const FUSIBLE: Rewrites = { Reshape: straight, Add: biasAdd, AddV2: biasAdd, BatchMatMulV2: matMul };
