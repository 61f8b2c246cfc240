import { DTYPE } from '@epochlab/graph/structure';
import { Graph } from '@epochlab/graph/structure';
import type { Output } from '@epochlab/graph/structure';
import { printGraph } from '@epochlab/graph/structure';
import { FUSIBLE } from '../src/loop/one-dnn';

/** The optimized form of a graph of one result, as text. */
function rewritten(
  shapes: readonly (readonly number[])[],
  build: (graph: Graph, ...inputs: Output[]) => Output,
) {
  const step = new Graph();
  const result = build(step, ...shapes.map(shape => step.placeholder(DTYPE.float32, shape, 'x')));
  const graph = new Graph();
  const inputs = shapes.map(shape => graph.placeholder(DTYPE.float32, shape, 'x'));
  const results = graph.inline({ name: 'step', graph: step, results: [result] }, inputs, FUSIBLE);
  return printGraph(graph, results);
}

const op = (graph: Graph, name: string, inputs: Output[], shape: number[], attrs = {}) =>
  graph.op(name, inputs, attrs, { shapes: [shape] });

test('a vector added to the last axis is a bias', () => {
  const text = rewritten([[2, 3, 4], [4]], (graph, x, b) => op(graph, 'Add', [x, b], [2, 3, 4]));
  expect(text).toContain('BiasAdd(x, x_1)');
});

test.each([
  ['a scalar', []],
  ['a vector that is spread itself', [1]],
  ['a tensor of the same shape', [2, 4]],
])('%s is no bias', (_, shape) => {
  const text = rewritten([[2, 4], shape], (graph, x, b) => op(graph, 'Add', [x, b], [2, 4]));
  expect(text).toContain('Add(x, x_1)');
});

test('a product of matrices, wrapped into batches of one, is a MatMul of the matrices', () => {
  const text = rewritten(
    [
      [5, 2],
      [3, 5],
    ],
    (graph, a, b) => {
      const [x, y] = [
        op(graph, 'Reshape', [a, graph.ints([1, 5, 2])], [1, 5, 2]),
        op(graph, 'Reshape', [b, graph.ints([1, 3, 5])], [1, 3, 5]),
      ];
      const product = op(graph, 'BatchMatMulV2', [x, y], [1, 2, 3], { adj_x: true, adj_y: true });
      return op(graph, 'Reshape', [product, graph.ints([2, 3])], [2, 3]);
    },
  );
  expect(text).toContain('MatMul: float32[2,3] = MatMul(x, x_1) {transpose_a: true, transpose_b: true}');
  expect(text).toMatch(/return MatMul$/m);
});

test('a product of real batches stays one', () => {
  const text = rewritten(
    [
      [2, 3, 4],
      [2, 4, 5],
    ],
    (graph, a, b) => op(graph, 'BatchMatMulV2', [a, b], [2, 3, 5], { adj_x: false, adj_y: false }),
  );
  expect(text).toContain('BatchMatMulV2(x, x_1)');
});
