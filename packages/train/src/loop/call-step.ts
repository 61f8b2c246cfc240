import { DTYPE, Graph, type Output } from '@epochlab/graph/structure';
import { FUSIBLE } from './one-dnn';
import type { RecordedStep } from '../record/step';

/** TensorFlow must not copy it into the loop's body, which its optimizer does not see. */
const APART = { _noinline: true };

/**
 * The step as a function that a loop's body calls: TensorFlow optimises such a function by itself, fuses convolutions with bias
 * and activation and hands them, and poolings with their gradients, to oneDNN.
 */
export function callStep(graph: Graph, { body }: RecordedStep, inputs: readonly Output[]): Output[] {
  const own = new Graph();
  const params = body.graph.params.map(({ dtypes, shapes }, i) =>
    own.placeholder(dtypes[0] ?? DTYPE.float32, shapes[0], `in${i}`),
  );
  return graph.call(
    { name: 'step', graph: own, results: own.inline(body, params, FUSIBLE), attrs: APART },
    inputs,
  );
}
