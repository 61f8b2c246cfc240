import { isSeeded } from '@epochlab/graph/random';
import { opsCompiled, opsRun } from './loop-plan';
import type { RecordedStep } from '../record/step';
import { workInAll } from './step-work';
import type { LoopCall } from './loop-session';

/**
 * When XLA's loop takes over from TensorFlow's own, which trains while XLA compiles. Their numbers differ in the last digits, so that a run
 * which could be repeated must not ask how long the compiler took.
 *
 * - `when ready`: as soon as it is compiled. For runs in which rows come in an order that nobody can repeat.
 * - `by rule`: after a number of steps that the graph alone decides; training waits then if it must.
 * - `by step number`: the same, in steps of training since its beginning, which may have been in another process.
 */
export type TakeOver = 'when ready' | 'by rule' | 'by step number';

/** JavaScript's own draws, which nobody can repeat: rows are shuffled by `Math.random`, which a program may replace by one with a seed. */
const unseeded = Math.random;

/** When XLA takes over in a `fit`, in training and validation. */
export function takeOverIn(checkpointed: boolean, shuffled: boolean): TakeOver {
  if (checkpointed) return 'by step number';
  return shuffled && !isSeeded() && Math.random === unseeded ? 'when ready' : 'by rule';
}

/**
 * How long XLA takes to compile a loop, in milliseconds: about this and this for each op. Two processors busy with other work double both
 * these times and those of the steps below, so that their ratio stays.
 */
const COMPILING_MS = 2_000;
const COMPILING_AN_OP_MS = 4;
/** How long TensorFlow takes to run an op, and for a million multiply-adds, in milliseconds. */
const RUNNING_AN_OP_MS = 0.001;
const MILLION_MULTIPLY_ADDS_MS = 0.08;

/** How many steps TensorFlow takes while XLA compiles them, generously: by then it is nearly always done. */
export function stepsWhileCompiling({ body }: RecordedStep): number {
  const compiling = COMPILING_MS + COMPILING_AN_OP_MS * opsCompiled(body.graph).length;
  const step =
    RUNNING_AN_OP_MS * opsRun(body.graph) + (MILLION_MULTIPLY_ADDS_MS * workInAll(body)) / 1_000_000;
  return Math.ceil(compiling / step);
}

/** How many more steps TensorFlow's own loop takes at most, when it has taken `done` since XLA was chosen. */
export const STEPS_LEFT: Readonly<
  Record<TakeOver, (step: RecordedStep, call: LoopCall, done: number) => number>
> = {
  'when ready': () => Infinity,
  'by rule': (step, _, done) => stepsWhileCompiling(step) - done,
  'by step number': (step, call) => stepsWhileCompiling(step) - call.step,
};
