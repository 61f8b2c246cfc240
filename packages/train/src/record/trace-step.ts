import type * as tf from '@tensorflow/tfjs-node';
import type { Graph, GraphFunction, Node, Output } from '@epochlab/graph/structure';
import { type OptimizerLike, setLearningRate } from '../model';
import { compareRecordings, type RateConstant } from './same-recording';
import { JavaScriptState, type StepCode } from '../javascript-state/javascript-state';
import { IndexError } from '@epochlab/graph/lookups';
import { recordStep, type Refused, type RecordedStep, type StepRecording } from './step';
import { watchStepCount } from './step-count';

/** Learning rates that no other constant of a step is likely to equal: where they turn up, the learning rate goes. */
export const MARKS = [0.0123456791, 0.0098765437] as const;

export interface TraceRequest {
  readonly name: string;
  readonly fn: (batch: tf.Tensor[]) => tf.Tensor[];
  /** Two batches of the same shapes; other values where possible, so that control flow on values shows. */
  readonly batches: readonly [readonly tf.Tensor[], readonly tf.Tensor[]];
  readonly optimizer?: OptimizerLike;
  readonly layers: readonly tf.layers.Layer[];
  /** The user's own losses and metrics. */
  readonly code: readonly StepCode[];
}

/** A traced step; `rateIsInput` is false where the optimizer computes with the learning rate in JavaScript. */
export type Traced = (RecordedStep & { readonly rateIsInput: boolean }) | Refused;

/** Runs `use` with another learning rate; the optimizer is as before afterwards. */
export function withRate<T>(optimizer: OptimizerLike | undefined, rate: number | undefined, use: () => T): T {
  if (!optimizer) return use();
  const { learningRate: before, iterations_: steps } = optimizer;
  if (before !== undefined && rate !== undefined) setLearningRate(optimizer, rate);
  try {
    return use();
  } finally {
    if (before !== undefined && optimizer.learningRate !== before) setLearningRate(optimizer, before);
    if (steps !== undefined) optimizer.iterations_ = steps;
    else delete optimizer.iterations_;
  }
}

/** Puts learning rates, one for each optimizer, where their marks were recorded. */
export function replaceRates(
  graph: Graph,
  rates: readonly RateConstant[],
  learningRates: readonly Output[],
): void {
  const replacements = new Map<Node, Output>();
  for (const { node, negative, rate } of rates) {
    const learningRate = learningRates[rate] as Output;
    replacements.set(node, negative ? graph.first(graph.op('Neg', [learningRate])) : learningRate);
  }
  graph.replace(replacements);
}

function toStep(name: string, recording: StepRecording, trial: RecordedStep['trial']): RecordedStep {
  const { recorder, inputs, batch, batchSpecs, results, outputs, variables, written, random } = recording;
  const { graph } = recorder;
  const state = variables.map(variable => recorder.variables.get(variable) as Output);
  const order = [...batch, inputs.learningRate, inputs.seed, inputs.step, ...state].map(
    output => output.node,
  );
  graph.params.splice(0, graph.params.length, ...order);
  const changed = variables.flatMap((variable, i) => (written.has(variable) ? [i] : []));
  const next = variables.flatMap(variable => written.get(variable) ?? []);
  const body: GraphFunction = { name, graph, results: [...results, ...next] };
  return { body, batch: batchSpecs, outputs, variables, written: changed, random, trial };
}

const stateOf = ({ optimizer, layers, code }: TraceRequest) =>
  new JavaScriptState(optimizer ? [...layers, optimizer] : layers, code);

/**
 * Records a step; what its objects count in JavaScript is as before afterwards, and a reason to refuse the recording. So is what it
 * makes there, once all that it makes for good is there.
 */
function recordWatched(
  request: TraceRequest,
  batch: readonly tf.Tensor[],
  rate: number | undefined,
  allThere = false,
): StepRecording {
  const { fn, optimizer } = request;
  return withRate(optimizer, rate, () => {
    const state = stateOf(request);
    let changed: string | undefined;
    const { result, looked } = watchStepCount(optimizer, () => {
      try {
        return recordStep(fn, batch);
      } finally {
        changed = state.restore(allThere);
      }
    });
    if (changed !== undefined) result.recorder.refuse(changed);
    if (looked) result.recorder.refuse('the optimizer computes with its number of steps in JavaScript');
    return result;
  });
}

/** Traces a step twice, makes sure that both recordings agree, and returns it as a graph. */
export function traceStep(request: TraceRequest): Traced {
  const { name, batches, optimizer } = request;
  const before = stateOf(request);
  if (before.unseen !== undefined) return { refused: before.unseen };
  const trial = (marks: readonly [number | undefined, number | undefined]) => {
    const first = ofBatch(0, () => recordWatched(request, batches[0], marks[0]));
    if (first.recorder.refusals[0]) return { first, rates: [], refused: first.recorder.refusals[0] };
    // Slots made by the first recording exist now; recorded again, both see the same variables.
    const fresh = first.recorder.made.size > 0 ? recordWatched(request, batches[0], marks[0]) : first;
    const second = ofBatch(1, () => recordWatched(request, batches[1], marks[1], true));
    const { rates, difference } = compareRecordings(fresh.recorder.graph, second.recorder.graph, [MARKS]);
    return { first: fresh, rates, refused: second.recorder.refusals[0] ?? difference };
  };
  const marked = trial(MARKS);
  const baked =
    marked.refused !== undefined && optimizer?.learningRate !== undefined
      ? trial([undefined, undefined])
      : marked;
  if (baked.refused !== undefined) {
    before.undo();
    return { refused: baked.refused };
  }
  replaceRates(baked.first.recorder.graph, baked.rates, [baked.first.inputs.learningRate]);
  const rateIsInput = baked === marked && (optimizer?.learningRate === undefined || baked.rates.length > 0);
  const again = (batch: readonly tf.Tensor[]) => void recordWatched(request, batch, undefined);
  return { ...toStep(name, baked.first, again), rateIsInput };
}

/** Says of an index out of range which of the batches that a step is traced with it is in. */
function ofBatch<T>(batch: number, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof IndexError) error.batch = batch;
    throw error;
  }
}
