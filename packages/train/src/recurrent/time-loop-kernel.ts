import * as tf from '@tensorflow/tfjs-node';
import type { Output } from '@epochlab/graph/structure';
import type { Recorder } from '@epochlab/graph/record';
import type { TracedCell } from './cell-trace';
import { type BackwardLoop, backwardLoop } from './backward-loop';
import { type ForwardLoop, forwardLoop } from './forward-loop';
import type { LoopInputs } from './loop-inputs';

const KERNEL = 'EpochlabTimeLoop';

/** A loop in the making: the kernel and its gradient share it through the attributes. */
export interface TimeLoop {
  readonly recorder: Recorder;
  readonly cell: TracedCell;
  readonly inputs: LoopInputs;
  readonly weights: readonly tf.Variable[];
  forward?: ForwardLoop;
}

const loopOf = (attrs: tf.NamedAttrMap | undefined) => (attrs as unknown as { loop: TimeLoop }).loop;

const named = <T>(prefix: string, values: readonly T[]) =>
  Object.fromEntries(values.map((value, i) => [`${prefix}${i}`, value]));

function runForward(loop: TimeLoop): tf.Tensor[] {
  const { recorder, cell, inputs } = loop;
  const { steps } = inputs;
  loop.forward = forwardLoop(recorder.graph, cell, inputs);
  const states = loop.forward.finalStates.map((state, i) => recorder.tensor(state, shapeOf(cell, i)));
  return [recorder.tensor(loop.forward.sequence, [steps, ...cell.outputShape]), ...states];
}

const shapeOf = (cell: TracedCell, state: number) =>
  (cell.states[state]?.node.shapes[0] ?? []) as readonly number[];

function runBackward(
  { recorder, cell, inputs, forward, weights }: TimeLoop,
  dys: readonly tf.Tensor[],
): BackwardLoop {
  if (!forward) throw new Error('The loop was not run.');
  const { gradient } = cell;
  if (!gradient) throw new Error('This loop was recorded without its gradient.');
  const [dSequence, ...dFinal] = dys.map(dy => recorder.symbol(dy));
  if (!dSequence) throw new Error('The loop got no gradient.');
  return backwardLoop(
    recorder.graph,
    { ...cell, gradient },
    inputs,
    forward,
    { dSequence, dFinal },
    weights.map(weight => weight.shape),
  );
}

/** The gradients by input; tfjs asks for them one by one, each in a tidy of its own, so each makes its tensor. */
function gradients(loop: TimeLoop, dys: readonly tf.Tensor[]): Record<string, () => tf.Tensor> {
  const { recorder, cell, inputs, weights } = loop;
  let made: BackwardLoop | undefined;
  const all = () => (made ??= runBackward(loop, dys));
  const xsShape = (inputs.xs.node.shapes[inputs.xs.index] ?? []) as readonly number[];
  const states = cell.states.map(
    (_, i) => () => recorder.tensor(all().dStates[i] as Output, shapeOf(cell, i)),
  );
  const ofWeights = weights.map(
    ({ shape }, i) =>
      () =>
        recorder.tensor(all().dWeights[i] as Output, shape),
  );
  return {
    xs: () => recorder.tensor(all().dxs, xsShape),
    ...named('state', states),
    ...named('weight', ofWeights),
  };
}

/** Makes the loop known to tfjs as one op with a gradient, so that backpropagation goes through it as a whole. */
export function registerTimeLoop(): void {
  if (tf.getGradient(KERNEL)) return;
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: 'tensorflow',
    kernelFunc: ({ attrs }) => runForward(loopOf(attrs)),
  });
  tf.registerGradient({
    kernelName: KERNEL,
    gradFunc: (dys, _saved, attrs) => gradients(loopOf(attrs), [dys].flat()),
  });
}

/** Runs the loop as an op of tfjs; returns all outputs (time first) and the final states. */
export function timeLoop(loop: TimeLoop, xs: tf.Tensor, states: readonly tf.Tensor[]): tf.Tensor[] {
  const inputs = { xs, ...named('state', states), ...named('weight', loop.weights) };
  const outputs: unknown = tf.engine().runKernel(KERNEL, inputs, { loop } as unknown as tf.NamedAttrMap);
  return outputs as tf.Tensor[];
}
