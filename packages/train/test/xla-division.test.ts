import { DTYPE } from '@epochlab/graph/structure';
import { Graph } from '@epochlab/graph/structure';
import { printGraph } from '@epochlab/graph/structure';
import { XLA_DIVISION } from '../src/loop/xla-division';

/** The rewritten form of a quotient of two values of these shapes, as text. */
function quotient(shape: number[], divisor: number[], dtype: number = DTYPE.float32): string {
  const step = new Graph();
  const inputs = [shape, divisor].map(sizes => step.placeholder(dtype, sizes, 'x'));
  const results = [step.op('RealDiv', inputs, {}, { shapes: [shape] })];
  const graph = new Graph();
  const outer = [shape, divisor].map(sizes => graph.placeholder(dtype, sizes, 'x'));
  return printGraph(graph, graph.inline({ name: 'step', graph: step, results }, outer, XLA_DIVISION));
}

test.each([[[]], [[1]], [[1, 1]]])('many values over one number of shape [%s] are multiplied', divisor => {
  expect(quotient([3, 4], divisor)).toContain('Reciprocal(x_1)');
  expect(quotient([3, 4], divisor)).not.toContain('RealDiv');
});

test.each([
  ['one value for each', [3, 4], [3, 4]],
  ['one value for each column', [3, 4], [4]],
  ['one number over another', [], []],
])('%s is divided', (_, shape, divisor) => {
  expect(quotient(shape, divisor)).toContain('RealDiv(x, x_1)');
});
