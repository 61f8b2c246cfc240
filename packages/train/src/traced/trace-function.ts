/**
 * `graph.trace` around a whole training step of the user's own: its optimizers, their slots, and
 * the values of JavaScript in it.
 */

import * as tf from '@tensorflow/tfjs-node';
import { DTYPE, type Output } from '@epochlab/graph/structure';
import type { Recorder } from '@epochlab/graph/record';
import {
  type Argument,
  type Surroundings,
  type Trace,
  traceOnce,
  type Untraceable,
} from '@epochlab/graph/trace';
import { JavaScriptState, type StepCode } from '../javascript-state/javascript-state';
import { isFunction } from '../javascript-state/library';
import { type OptimizerLike, optimizerNumbers } from '../model';
import { compareRecordings, type Marks } from '../record/same-recording';
import { watchStepCount } from '../record/step-count';
import { StepSeeds } from '../record/step-seeds';
import { MARKS, replaceRates, withRate } from '../record/trace-step';
import { countSteps, optimizersIn, type StepsTaken } from './optimizers-in';

type Plain = (...args: Argument[]) => tf.TensorContainer;

/** The traced function, and functions that it is given. */
const codeOf = (fn: Plain, args: readonly Argument[]): StepCode[] =>
  [fn, ...args.filter(isFunction)].map(f => ({
    f,
    who: f.name === '' ? 'the traced function' : `the function "${f.name}"`,
  }));

/** Marks for the learning rates of several optimizers, which nothing else is likely to equal. */
const marksOf = (index: number): Marks => [MARKS[0] * (1 + index / 7), MARKS[1] * (1 + index / 7)];

interface Recorded {
  readonly trace: Trace;
  readonly seeds: StepSeeds;
  /** The learning rates, as inputs. */
  readonly rates: readonly Output[];
  /** Why this must not be a graph. */
  readonly refused: string | undefined;
}

/** Takes each of `optimizers` through `around`, one inside the other. */
const inAll = <T>(
  optimizers: readonly OptimizerLike[],
  around: (optimizer: OptimizerLike, index: number, use: () => T) => T,
  use: () => T,
): T => optimizers.reduceRight<() => T>((inner, one, i) => () => around(one, i, inner), use)();

/** The recordings of one function. */
class Recordings {
  private readonly code: readonly StepCode[];

  constructor(
    private readonly fn: Plain,
    private readonly args: readonly Argument[],
  ) {
    this.code = codeOf(fn, args);
  }

  watch(optimizers: readonly OptimizerLike[]): JavaScriptState {
    return new JavaScriptState([], this.code, optimizers);
  }

  /** Records the function; what it has changed in JavaScript is as before afterwards, and a reason to refuse. */
  record(optimizers: readonly OptimizerLike[], allThere: boolean): Recorded {
    const state = new JavaScriptState(optimizers, this.code);
    let changed: string | undefined;
    let looked = false;
    const watched = (optimizer: OptimizerLike, _: number, use: () => Omit<Recorded, 'refused'>) => {
      const counted = watchStepCount(optimizer, use);
      looked ||= counted.looked;
      return counted.result;
    };
    const recorded = inAll(optimizers, watched, () => {
      try {
        return this.once(optimizers);
      } finally {
        changed = state.restore(allThere);
      }
    });
    return { ...recorded, refused: changed ?? (looked ? LOOKED : undefined) };
  }

  /** Records the function with the first or the second mark as each optimizer's learning rate. */
  marked(optimizers: readonly OptimizerLike[], which: 0 | 1): Recorded {
    return inAll(
      optimizers,
      (optimizer, i, use) => withRate(optimizer, marksOf(i)[which], use),
      () => this.record(optimizers, which === 1),
    );
  }

  /** As `marked`, with the learning rates as they are. */
  unmarked(optimizers: readonly OptimizerLike[], allThere: boolean): Recorded {
    return inAll(
      optimizers,
      (optimizer, _, use) => withRate(optimizer, undefined, use),
      () => this.record(optimizers, allThere),
    );
  }

  private once(optimizers: readonly OptimizerLike[]): Omit<Recorded, 'refused'> {
    let seeds: StepSeeds | undefined;
    let rates: readonly Output[] = [];
    const trace = traceOnce(this.fn, this.args, (recorder: Recorder) => {
      const own = (seeds = new StepSeeds(recorder));
      recorder.seed = layerSeed => own.next(layerSeed);
      rates = optimizers.map(() => recorder.graph.placeholder(DTYPE.float32, [], 'learningRate'));
    });
    return { trace, rates, seeds: seeds as unknown as StepSeeds };
  }
}

const LOOKED = 'an optimizer computes with its number of steps in JavaScript';

/** A trace that is known to hold, and what it takes from JavaScript. */
interface Compared {
  readonly recorded: Recorded;
  readonly rateIsInput: boolean;
  readonly refused?: string | undefined;
}

/** Records a training step twice more: with other learning rates, which become inputs, unless the optimizers compute with them in JavaScript. */
function compare(recordings: Recordings, optimizers: readonly OptimizerLike[]): Compared {
  const [first, second] = [recordings.marked(optimizers, 0), recordings.marked(optimizers, 1)];
  const marks = optimizers.map((_, i) => marksOf(i));
  const { rates, difference } = compareRecordings(first.trace.graph, second.trace.graph, marks);
  if (difference === undefined) {
    replaceRates(first.trace.graph, rates, first.rates);
    return { recorded: first, rateIsInput: true, refused: first.refused ?? second.refused };
  }
  const [one, two] = [recordings.unmarked(optimizers, true), recordings.unmarked(optimizers, true)];
  const frozen = compareRecordings(one.trace.graph, two.trace.graph, []);
  return { recorded: one, rateIsInput: false, refused: one.refused ?? two.refused ?? frozen.difference };
}

/** Conditions of the trace: optimizers' numbers, and the trained weights. */
const conditionsOf = (
  optimizers: readonly OptimizerLike[],
  variables: readonly tf.Variable[],
  withRate: boolean,
) =>
  [
    ...optimizers.map(optimizer => optimizerNumbers(optimizer, withRate)),
    ...variables.map(({ trainable, isDisposed }) => `${trainable}${isDisposed}`),
  ].join();

function surroundingsOf(
  { trace, seeds, rates }: Recorded,
  steps: StepsTaken,
  watch: JavaScriptState,
  rateIsInput: boolean,
): Surroundings {
  const optimizers = [...steps.keys()];
  const conditions = () => conditionsOf(optimizers, trace.variables, !rateIsInput);
  const before = conditions();
  const isRandom = seeds.count > 0;
  const seed = (Math.random() * 2 ** 31) | 0;
  let runs = 0;
  return {
    inputs: [...rates, ...(isRandom ? [seeds.seed, seeds.step] : [])],
    values: () => [
      ...optimizers.map(({ learningRate = 0 }) => tf.scalar(learningRate)),
      ...(isRandom ? [tf.scalar(seed, 'int32'), tf.scalar(runs, 'int32')] : []),
    ],
    changed: () => conditions() !== before || watch.changed() !== undefined,
    ran: () => {
      runs++;
      countSteps(steps, 1);
    },
  };
}

/**
 * Traces a function with all that it computes with in JavaScript in view: a training step of one's own among them, whose optimizers'
 * learning rates become inputs.
 */
export function traceFunction(fn: Plain, args: readonly Argument[]): Trace | Untraceable {
  const recordings = new Recordings(fn, args);
  const before = recordings.watch([]);
  if (before.unseen !== undefined) return { refused: before.unseen };
  const { result: trial, steps } = optimizersIn(() => recordings.record([], false));
  const optimizers = [...steps.keys()];
  const { recorded, rateIsInput, refused } =
    optimizers.length > 0
      ? compare(recordings, optimizers)
      : { recorded: trial, rateIsInput: true, refused: trial.refused };
  const reason = trial.refused ?? refused;
  if (reason !== undefined) {
    before.undo();
    return { refused: reason };
  }
  const surroundings = surroundingsOf(recorded, steps, recordings.watch(optimizers), rateIsInput);
  return { ...recorded.trace, surroundings };
}
