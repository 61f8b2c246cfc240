import * as tf from '@tensorflow/tfjs-node';
import type { Node, Output } from '@epochlab/graph/structure';
import { type Capture, innerRecorder, record, type Recorder } from '@epochlab/graph/record';
import { invariants } from './invariants';
import { straightenProducts } from './straight-products';

/** One time step in tfjs ops: input, mask (if any), states in; output and next states out. */
export type StepFunction = (
  x: tf.Tensor,
  mask: tf.Tensor | undefined,
  states: tf.Tensor[],
) => { output: tf.Tensor; next: tf.Tensor[] };

export interface CellRequest {
  readonly step: StepFunction;
  readonly x: readonly number[];
  readonly mask: readonly number[] | undefined;
  readonly states: readonly (readonly number[])[];
  /** Variables for which the loop needs gradients; none where nothing is differentiated. */
  readonly weights: readonly tf.Variable[];
  readonly differentiate: boolean;
}

/** Outputs of the time step's gradient, and its inputs. */
export interface CellGradient {
  readonly dOutput: Output;
  readonly dNext: readonly Output[];
  readonly dx: Output | undefined;
  readonly dStates: readonly (Output | undefined)[];
  readonly dWeights: readonly (Output | undefined)[];
}

/** One time step as a graph, with its gradient where that was asked for. */
export interface TracedCell {
  readonly recorder: Recorder;
  readonly x: Output;
  readonly mask: Output | undefined;
  readonly states: readonly Output[];
  readonly output: Output;
  readonly next: readonly Output[];
  readonly outputShape: readonly number[];
  readonly captures: readonly Capture[];
  /** The nodes of the step itself; those of the gradient come after. */
  readonly forward: ReadonlySet<Node>;
  /** The nodes that are the same at every time. */
  readonly fixed: ReadonlySet<Node>;
  readonly gradient: CellGradient | undefined;
}

const FLOAT = 1;

/** One time step as it was recorded. */
type Recording = Omit<TracedCell, 'fixed'>;

/** One time step as a graph. */
export function traceCell(request: CellRequest): TracedCell {
  const recording = recordCell(request);
  const { recorder, captures } = recording;
  const fixed = invariants(recorder.graph, captures);
  const replaced = straightenProducts(recorder.graph, fixed);
  const current = (output: Output) => replaced.get(output.node) ?? output;
  const maybe = (output: Output | undefined) => output && current(output);
  const { output, next, forward, gradient } = recording;
  return {
    ...recording,
    output: current(output),
    next: next.map(current),
    forward: new Set([...forward].map(node => replaced.get(node)?.node ?? node)),
    fixed: invariants(recorder.graph, captures),
    gradient: gradient && {
      ...gradient,
      dx: maybe(gradient.dx),
      dStates: gradient.dStates.map(maybe),
      dWeights: gradient.dWeights.map(maybe),
    },
  };
}

/** Records one time step on stand-ins for its input and states. */
function recordCell({ step, x, mask, states, weights, differentiate }: CellRequest): Recording {
  const recorder = innerRecorder();
  const standIn = (shape: readonly number[], name: string) => {
    const output = recorder.graph.placeholder(FLOAT, shape, name);
    return { output, tensor: recorder.tensor(output, shape) };
  };
  const input = standIn(x, 'x');
  const masked = mask && standIn(mask, 'mask');
  const before = states.map(shape => standIn(shape, 'state'));
  const forward = () => {
    const { output, next } = step(
      input.tensor,
      masked?.tensor,
      before.map(({ tensor }) => tensor),
    );
    const nodes = new Set(recorder.graph.nodes);
    return {
      output,
      next,
      nodes,
      symbols: { output: recorder.symbol(output), next: next.map(tensor => recorder.symbol(tensor)) },
    };
  };
  const common = {
    recorder,
    x: input.output,
    mask: masked?.output,
    states: before.map(({ output }) => output),
    captures: recorder.captures,
  };
  return record(recorder, () => {
    if (!differentiate) {
      const { output, nodes, symbols } = forward();
      return { ...common, ...symbols, outputShape: output.shape, forward: nodes, gradient: undefined };
    }
    let seen: (ReturnType<typeof forward> & { dOutput: Output; dNext: Output[] }) | undefined;
    const total = () => {
      const result = forward();
      const dOutput = standIn(result.output.shape, 'dOutput');
      const dNext = result.next.map(tensor => standIn(tensor.shape, 'dState'));
      seen = { ...result, dOutput: dOutput.output, dNext: dNext.map(({ output }) => output) };
      const terms = [
        tf.mul(result.output, dOutput.tensor),
        ...result.next.map((tensor, i) => tf.mul(tensor, dNext[i]?.tensor ?? 0)),
      ];
      return tf.addN(terms.map(term => tf.sum(term)));
    };
    const targets = [input.tensor, ...before.map(({ tensor }) => tensor), ...weights];
    const { grads } = tf.engine().gradients(total, targets);
    if (!seen) throw new Error('The time step was not run.');
    // tfjs leaves out gradients of what the result does not depend on, against its own types.
    const symbols = (grads as (tf.Tensor | undefined)[]).map(grad => grad && recorder.symbol(grad));
    const [dx, ...rest] = symbols;
    const gradient = {
      dOutput: seen.dOutput,
      dNext: seen.dNext,
      dx,
      dStates: rest.slice(0, before.length),
      dWeights: rest.slice(before.length),
    };
    return { ...common, ...seen.symbols, outputShape: seen.output.shape, forward: seen.nodes, gradient };
  });
}
