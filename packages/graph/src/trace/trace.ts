import * as tf from '@tensorflow/tfjs-node';
import { isPlain, keyOf, mapTensors, tensorsIn } from './arguments';
import { Executable } from '../session/executable';
import type { Graph } from '../structure/graph';
import type { Output } from '../structure/node';
import { printGraph } from '../structure/print';
import { RecentlyUsed } from './recently-used';
import { record } from '../record/record';
import { Recorder } from '../record/recorder';
import { allVariables, apart, handlesOf, tidied, unshare, withoutEffect, writtenBy } from '../record/state';
import { opsAreWatched } from '../record/watched-ops';

/**
 * Arguments of a function that can be traced: tensors, alone or in lists and plain objects, are inputs of the graph; anything else is fixed by
 * the trace, functions and instances of classes by what they are and not by what they hold.
 */
export type Argument = unknown;

/** One graph of a traced function: the tensors among the arguments in, the tensors of the result out. */
export interface Trace {
  readonly graph: Graph;
  readonly inputs: readonly Output[];
  readonly variables: readonly tf.Variable[];
  readonly state: readonly Output[];
  readonly results: readonly Output[];
  readonly written: ReadonlyMap<tf.Variable, Output>;
  /** Puts result tensors into the shape that the function returned. */
  readonly rebuild: (tensors: readonly tf.Tensor[]) => tf.TensorContainer;
  /** Values that the function takes from JavaScript besides its arguments, if any. */
  readonly surroundings?: Surroundings;
}

/** Values in JavaScript that a traced function depends on. */
export interface Surroundings {
  /** Inputs of the graph that follow the arguments' tensors. */
  readonly inputs: readonly Output[];
  /** Their values for the next run; the caller disposes them. */
  values(): tf.Tensor[];
  /** Whether the function would compute with other values of JavaScript's now, so that it must be traced again. */
  changed(): boolean;
  /** Does what the function does in JavaScript whenever it runs. */
  ran(): void;
}

/** A function that must not be a graph, and why. */
export interface Untraceable {
  readonly refused: string;
}

/** Makes the traces of `trace`; compiled training makes such as look at JavaScript's values. */
export const tracing: {
  make: (fn: (...args: Argument[]) => tf.TensorContainer, args: readonly Argument[]) => Trace | Untraceable;
} = { make: traceOnce };

/** A function that runs as one TensorFlow graph for each combination of its arguments' shapes and dtypes. */
export interface Traced<Args extends Argument[], R extends tf.TensorContainer> {
  (...args: Args): R;
  /** The trace for such arguments; made if it is not there yet. */
  traceFor(...args: Args): Trace;
  /** The graph for such arguments as text. */
  print(...args: Args): string;
  /** How many graphs there are. */
  readonly traces: number;
  /** Frees the graphs. */
  dispose(): void;
}

const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;

function flatten(value: tf.TensorContainer): { tensors: tf.Tensor[]; rebuild: Trace['rebuild'] } {
  if (isTensor(value)) return { tensors: [value], rebuild: ([tensor]) => tensor };
  if (!Array.isArray(value) && !isPlain(value)) return { tensors: [], rebuild: () => value };
  const entries = Object.entries(value as Record<string, tf.TensorContainer>).map(
    ([key, part]) => [key, flatten(part)] as const,
  );
  const tensors = entries.flatMap(([, part]) => part.tensors);
  const rebuild: Trace['rebuild'] = all => {
    let next = 0;
    const parts = entries.map(
      ([key, part]) => [key, part.rebuild(all.slice(next, (next += part.tensors.length)))] as const,
    );
    return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  };
  return { tensors, rebuild };
}

/**
 * Records one run of `fn`; variables are as before afterwards. Throws if the graph would not be the whole function.
 *
 * @param begin prepares the recorder
 */
export function traceOnce(
  fn: (...args: Argument[]) => tf.TensorContainer,
  args: readonly Argument[],
  begin: (recorder: Recorder) => void = () => undefined,
): Trace {
  const recorder = new Recorder();
  const variables = allVariables();
  unshare(variables);
  recorder.watch(variables);
  const handles = handlesOf(recorder, variables);
  return tidied(() => {
    const own = apart(tensorsIn(args), variables);
    const inputs = own.map((tensor, i) => recorder.input(tensor, `x${i}`));
    const given = mapTensors(args, () => own.shift() as tf.Tensor) as Argument[];
    begin(recorder);
    return withoutEffect(recorder, variables, () => {
      const result = record(recorder, () => fn(...given));
      if ((result as unknown) instanceof Promise)
        throw new Error(
          'An async function cannot be a graph, which is computed at once. Trace what it awaits.',
        );
      const { tensors, rebuild } = flatten(result);
      const [refusal] = recorder.refusals;
      if (refusal !== undefined)
        throw new Error(
          `This function cannot be a graph: ${refusal}. Compute with tf ops throughout, or do not trace it.`,
        );
      const results = tensors.map(tensor => recorder.symbol(tensor));
      const written = writtenBy(recorder, handles);
      if (tensors.length === 0 && written.size === 0)
        throw new Error('This function cannot be a graph: it returns no tensor and assigns no variable.');
      const used = [...recorder.variables.keys()];
      const state = used.map(variable => recorder.variables.get(variable) as Output);
      return { graph: recorder.graph, inputs, variables: used, state, results, written, rebuild };
    });
  });
}

interface Entry {
  readonly trace: Trace;
  readonly executable: Executable;
}

/** Graphs of one function that are kept. */
const MOST_TRACES = 64;

/** Traces in a row that JavaScript's values changed soon after, before there are no more. */
const MOST_RESTLESS = 3;
/** A trace costs about as much as this many runs op by op. */
const RUNS_THAT_PAY = 20;

/** The graphs of one function. */
class Traces {
  private readonly entries = new RecentlyUsed<string, Entry>(MOST_TRACES, ({ executable }) =>
    executable.dispose(),
  );
  private refused: string | undefined;
  private restless = 0;
  private runs = 0;

  constructor(private readonly fn: (...args: Argument[]) => tf.TensorContainer) {}

  get size(): number {
    return this.entries.size;
  }

  run(args: readonly Argument[]): tf.TensorContainer {
    const entry = this.entryFor(args);
    if ('refused' in entry) return this.fn(...args);
    this.runs++;
    const { trace, executable } = entry;
    const { surroundings } = trace;
    const values = surroundings?.values() ?? [];
    const outputs = executable.run([...tensorsIn(args), ...values, ...trace.variables]);
    const written = outputs.slice(trace.results.length);
    [...trace.written.keys()].forEach((variable, i) => variable.assign(written[i] as tf.Tensor));
    tf.dispose([...values, ...written]);
    surroundings?.ran();
    return trace.rebuild(outputs.slice(0, trace.results.length));
  }

  /** The trace for such arguments. Throws if the function must run op by op. */
  traceFor(args: readonly Argument[]): Trace {
    const entry = this.entryFor(args);
    if ('refused' in entry) throw new Error(`This function cannot be a graph: ${entry.refused}.`);
    return entry.trace;
  }

  dispose(): void {
    this.entries.clear();
  }

  private entryFor(args: readonly Argument[]): Entry | Untraceable {
    if (this.refused !== undefined) return { refused: this.refused };
    const key = keyOf(args);
    const known = this.entries.get(key);
    if (known && !known.trace.surroundings?.changed()) return known;
    return known && this.isRestless() ? this.refuse(OFTEN_CHANGED) : this.traced(key, args);
  }

  private traced(key: string, args: readonly Argument[]): Entry | Untraceable {
    const trace = tracing.make(this.fn, args);
    if ('refused' in trace) return this.refuse(trace.refused);
    const { graph, inputs, state, results, written, surroundings } = trace;
    const fed = [...inputs, ...(surroundings?.inputs ?? []), ...state];
    const executable = new Executable(graph, fed, [...results, ...written.values()]);
    const entry = { trace, executable };
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  /** Whether values changed soon after a trace, several times in a row. */
  private isRestless(): boolean {
    this.restless = this.runs < RUNS_THAT_PAY ? this.restless + 1 : 0;
    this.runs = 0;
    return this.restless > MOST_RESTLESS;
  }

  private refuse(reason: string): Untraceable {
    this.refused = reason;
    this.dispose();
    console.warn(`${nameOf(this.fn)} runs op by op, not as a graph: ${reason}.`);
    return { refused: reason };
  }
}

const OFTEN_CHANGED = 'a value of JavaScript that it computes with changes every few calls';

const nameOf = ({ name }: { readonly name: string }) =>
  name === '' ? 'A traced function' : `The traced function "${name}"`;

/**
 * Makes a function of tensors run as a TensorFlow graph: what Python calls `tf.function`. It is traced when it is first
 * called with arguments of new shapes or dtypes (or other plain values); after that a call is one native call.
 * Under `tf.grad` the function itself runs, so gradients are right; trace the gradient to have it as a graph.
 *
 * A whole training step of one's own may be traced: `optimizer.minimize` and the like, models, variables. Learning rates count from the next
 * call on. When a value of JavaScript's that the function computes with has changed, it is traced again; where it changes such
 * values itself, or draws with `Math.random`, it runs op by op, with a line that says so. Of one function 64 graphs are kept.
 *
 * @throws if the function reads values back into JavaScript (`dataSync` and the like)
 * @example
 * const f = graph.trace((x: tf.Tensor) => tf.sum(tf.square(x)));
 * f(tf.tensor1d([1, 2, 3])).print(); // 14
 * const df = graph.trace(tf.grad(f));
 * df(tf.tensor1d([1, 2, 3])).print(); // [2, 4, 6]
 * const adam = tf.train.adam(0.01), w = tf.variable(tf.scalar(1));
 * const step = graph.trace((x: tf.Tensor) => adam.minimize(() => tf.mean(tf.square(tf.mul(w, x))), true) as tf.Scalar);
 * for (let i = 0; i < 100; i++) tf.dispose(step(tf.ones([32])));
 */
export function trace<Args extends Argument[], R extends tf.TensorContainer>(
  fn: (...args: Args) => R,
): Traced<Args, R> {
  // Arguments reach the function as they were given.
  const traces = new Traces(fn as unknown as (...args: Argument[]) => tf.TensorContainer);
  const call = (...args: Args): R => (opsAreWatched() ? fn(...args) : (traces.run(args) as R));
  return Object.defineProperties(call, {
    traceFor: { value: (...args: Args) => traces.traceFor(args) },
    print: { value: (...args: Args) => printTrace(traces.traceFor(args)) },
    traces: { get: () => traces.size },
    dispose: { value: () => traces.dispose() },
  }) as Traced<Args, R>;
}

const printTrace = ({ graph, results, written }: Trace) =>
  printGraph(graph, [...results, ...written.values()]);
