import * as tf from '@tensorflow/tfjs-node';
import { keyOf, mapTensors, tensorsIn } from './arguments';
import { Executable } from './executable';
import type { Graph } from './graph';
import type { Output } from './node';
import { printGraph } from './print';
import { record } from './record';
import { Recorder } from './recorder';
import { allVariables, apart, handlesOf, tidied, unshare, withoutEffect, writtenBy } from './state';
import { opsAreWatched } from './watched';

/**
 * What a function that can be traced takes: tensors, alone or in lists and plain objects, are inputs of the graph; anything else is fixed by
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
}

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
  if (value === null || typeof value !== 'object') return { tensors: [], rebuild: () => value };
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

/** Records one run of `fn`; variables are as before afterwards. Throws if the graph would not be the whole function. */
export function traceOnce(fn: (...args: Argument[]) => tf.TensorContainer, args: readonly Argument[]): Trace {
  const recorder = new Recorder();
  const variables = allVariables();
  unshare(variables);
  recorder.watch(variables);
  const handles = handlesOf(recorder, variables);
  return tidied(() => {
    const own = apart(tensorsIn(args), variables);
    const inputs = own.map((tensor, i) => recorder.input(tensor, `x${i}`));
    const given = mapTensors(args, () => own.shift() as tf.Tensor) as Argument[];
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

function run({ trace, executable }: Entry, args: readonly Argument[]): tf.TensorContainer {
  const outputs = executable.run([...tensorsIn(args), ...trace.variables]);
  const values = outputs.slice(trace.results.length);
  [...trace.written.keys()].forEach((variable, i) => variable.assign(values[i] as tf.Tensor));
  tf.dispose(values);
  return trace.rebuild(outputs.slice(0, trace.results.length));
}

/**
 * Makes a function of tensors run as a TensorFlow graph: what Python calls `tf.function`. It is traced when it is first
 * called with arguments of new shapes or dtypes (or other plain values); after that a call is one native call.
 * Under `tf.grad` the function itself runs, so gradients are right; trace the gradient to have it as a graph.
 *
 * @throws if the function reads values back into JavaScript (`dataSync` and the like)
 * @example
 * const f = graph.trace((x: tf.Tensor) => tf.sum(tf.square(x)));
 * f(tf.tensor1d([1, 2, 3])).print(); // 14
 * const df = graph.trace(tf.grad(f));
 * df(tf.tensor1d([1, 2, 3])).print(); // [2, 4, 6]
 */
export function trace<Args extends Argument[], R extends tf.TensorContainer>(
  fn: (...args: Args) => R,
): Traced<Args, R> {
  const entries = new Map<string, Entry>();
  // Arguments reach the function as they were given.
  const plain = fn as unknown as (...args: Argument[]) => tf.TensorContainer;
  const entryFor = (args: Args): Entry => {
    const key = keyOf(args);
    const known = entries.get(key);
    if (known) return known;
    const made = traceOnce(plain, args);
    const executable = new Executable(
      made.graph,
      [...made.inputs, ...made.state],
      [...made.results, ...made.written.values()],
    );
    const entry = { trace: made, executable };
    entries.set(key, entry);
    return entry;
  };
  const call = (...args: Args): R => {
    if (opsAreWatched()) return fn(...args);
    return run(entryFor(args), args) as R;
  };
  return Object.defineProperties(call, {
    traceFor: { value: (...args: Args) => entryFor(args).trace },
    print: { value: (...args: Args) => printTrace(entryFor(args).trace) },
    traces: { get: () => entries.size },
    dispose: {
      value: () => {
        for (const { executable } of entries.values()) executable.dispose();
        entries.clear();
      },
    },
  }) as Traced<Args, R>;
}

const printTrace = ({ graph, results, written }: Trace) =>
  printGraph(graph, [...results, ...written.values()]);
