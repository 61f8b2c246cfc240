/**
 * A recurrent layer as a loop over time: one step of the cell is recorded (`cell-trace.ts`), runs
 * forward (`forward-loop.ts`) and has its gradient as a second loop (`backward-loop.ts`). What does
 * not depend on the state is one product for all times (`products-ahead.ts`,
 * `deferred-gradients.ts`).
 */

import * as tf from '@tensorflow/tfjs-node';
import { gradientDepth, type Override, type Recorder } from '@epochlab/graph/record';
import { type StepFunction, traceCell } from './cell-trace';
import { registerTimeLoop, timeLoop } from './time-loop-kernel';

interface RnnArguments {
  readonly mask?: tf.Tensor | (tf.Tensor | null)[] | null;
  readonly training?: boolean;
  readonly initialState?: tf.Tensor[] | null;
}

/** Private fields of tfjs's recurrent layers (tfjs-layers 4.22, layers/recurrent.ts). */
interface RecurrentLayer {
  readonly cell: {
    call(inputs: tf.Tensor[], kwargs: object): tf.Tensor[];
    readonly trainableWeights: readonly tf.LayerVariable[];
  };
  readonly stateful: boolean;
  readonly goBackwards: boolean;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly states_: tf.Tensor[];
  getInitialState(inputs: tf.Tensor): tf.Tensor[];
  resetStates(states: tf.Tensor[], training?: boolean): void;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: RnnArguments): tf.Tensor | tf.Tensor[];
}

/** Shorter sequences are unrolled: a loop has costs of its own. */
const SHORTEST = 6;

const timeFirst = (x: tf.Tensor, backwards: boolean) => {
  const first = tf.transpose(x, [1, 0, ...Array.from({ length: x.rank - 2 }, (_, i) => i + 2)]);
  return backwards ? tf.reverse(first, 0) : first;
};

/** tfjs's time step: where the mask is 0, output and states stay as they were. */
function stepOf(layer: RecurrentLayer, training: boolean | undefined): StepFunction {
  return (x, mask, states) => {
    const [output, ...next] = layer.cell.call([x, ...states], { training }) as [tf.Tensor, ...tf.Tensor[]];
    if (!mask) return { output, next };
    const without = tf.sub(1, mask);
    const blend = (now: tf.Tensor, before: tf.Tensor) => tf.add(tf.mul(now, mask), tf.mul(before, without));
    return {
      output: blend(output, states[0] as tf.Tensor),
      next: next.map((state, i) => blend(state, states[i] as tf.Tensor)),
    };
  };
}

function maskOf(layer: RecurrentLayer, { mask }: RnnArguments, x: tf.Tensor): tf.Tensor | undefined {
  const given = Array.isArray(mask) ? mask[0] : mask;
  if (!given) return undefined;
  const numbers = tf.cast(tf.cast(given, 'bool'), 'float32');
  return timeFirst(numbers.rank === x.rank - 1 ? tf.expandDims(numbers, -1) : numbers, layer.goBackwards);
}

/** The layer as a loop over time, or undefined where it has to be unrolled as tfjs does. */
function callAsLoop(
  layer: RecurrentLayer,
  recorder: Recorder,
  inputs: tf.Tensor | tf.Tensor[],
  kwargs: RnnArguments,
): tf.Tensor | tf.Tensor[] | undefined {
  const x = [inputs].flat()[0] as tf.Tensor;
  const steps = x.shape[1] ?? 0;
  // The loop's gradient has no gradient of its own.
  if (gradientDepth() > 1) return undefined;
  if (!recorder.loops || recorder.parent || x.rank < 3 || x.dtype !== 'float32' || steps < SHORTEST)
    return undefined;
  return tf.tidy(() => {
    const states = kwargs.initialState ?? (layer.stateful ? layer.states_ : layer.getInitialState(x));
    const xs = timeFirst(x, layer.goBackwards);
    const masks = maskOf(layer, kwargs, x);
    const step = stepOf(layer, kwargs.training);
    const [batch, ...features] = [x.shape[0] ?? 0, ...x.shape.slice(2)];
    // A first call makes the dropout masks, which are drawn once for all times.
    step(tf.zeros([batch, ...features]), undefined, [...states]);
    const weights = layer.cell.trainableWeights.map(weight => weight.read() as tf.Variable);
    const cell = traceCell({
      step,
      x: [batch, ...features],
      mask: masks?.shape.slice(1),
      states: states.map(state => state.shape),
      weights,
      differentiate: gradientDepth() > 0,
    });
    const symbols = {
      xs: recorder.symbol(xs),
      masks: masks && recorder.symbol(masks),
      states: states.map(state => recorder.symbol(state)),
      steps,
    };
    const [sequence, ...final] = timeLoop({ recorder, cell, inputs: symbols, weights }, xs, states) as [
      tf.Tensor,
      ...tf.Tensor[],
    ];
    if (layer.stateful) layer.resetStates(final, kwargs.training);
    const last =
      cell.output === cell.next[0]
        ? (final[0] as tf.Tensor)
        : tf.squeeze(tf.slice(sequence, steps - 1, 1), [0]);
    const output = layer.returnSequences
      ? tf.transpose(sequence, [1, 0, ...Array.from({ length: sequence.rank - 2 }, (_, i) => i + 2)])
      : last;
    return layer.returnState ? [output, ...final] : output;
  });
}

/** Recorded, recurrent layers become loops over time; tfjs would unroll them into thousands of ops. */
export const recurrentLoops: Override = active => {
  registerTimeLoop();
  const prototype = tf.RNN.prototype as unknown as RecurrentLayer;
  const stock = prototype.call;
  prototype.call = function call(inputs, kwargs) {
    const recorder = active();
    return (recorder && callAsLoop(this, recorder, inputs, kwargs ?? {})) ?? stock.call(this, inputs, kwargs);
  };
  return () => {
    prototype.call = stock;
  };
};
