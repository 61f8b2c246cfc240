import * as tf from '@tensorflow/tfjs-node';
import { IndexError } from '@epochlab/graph/lookups';
import type { StepFunction } from '../model';
import { askedFor, sayEager } from '../eager';
import type { TakeOver } from '../loop/take-over';
import { type Trainer, trainerOf } from '../trainer/trainer';
import type { StepKind, StepRequest } from '../trainer/step-request';
import { OpByOpSteps } from './op-by-op';
import type { CompiledSteps } from '../loop/steps';
import type { Refused } from '../record/step';

/** The rows of an epoch cut into batches of one size, and a smaller last one. */
export interface Batching {
  readonly rows: number;
  readonly batchSize: number;
}

/** Consecutive batches of the same size. */
export interface Section {
  readonly firstRow: number;
  readonly batchSize: number;
  readonly count: number;
}

export function sections({ rows, batchSize }: Batching): Section[] {
  const full = Math.floor(rows / batchSize);
  const rest = rows - full * batchSize;
  return [
    { firstRow: 0, batchSize, count: full },
    { firstRow: full * batchSize, batchSize: rest, count: rest > 0 ? 1 : 0 },
  ].filter(section => section.count > 0);
}

const sliceRows = (data: readonly tf.Tensor[], start: number, size: number) =>
  data.map(tensor => tf.slice(tensor, start, size));

/** A compiled section: its steps and where its batches lie. */
export interface CompiledSection extends Section {
  /** The steps as they are now: what they compute with in JavaScript may have changed since the last call. */
  steps(): CompiledSteps | OpByOpSteps;
  /** The variables that the steps assign. */
  written(): tf.Variable[];
}

/** How often the data are gone through, and when XLA's loop may take over meanwhile. */
export interface Passes {
  readonly epochs: number;
  readonly takeOver: TakeOver;
}

const ONCE: Passes = { epochs: 1, takeOver: 'by rule' };

/** Compiles what an epoch over `data` needs: one step, and another for a smaller last batch. */
export function compileSections(
  trainer: Trainer,
  kind: StepKind,
  fn: StepFunction,
  data: readonly tf.Tensor[],
  batching: Batching,
  passes = ONCE,
): CompiledSection[] | Refused {
  const compiled: CompiledSection[] = [];
  for (const section of sections(batching)) {
    const one = compileSection(trainer, kind, fn, data, section, passes);
    if ('refused' in one) return one;
    compiled.push(one);
  }
  return compiled;
}

function compileSection(
  trainer: Trainer,
  kind: StepKind,
  fn: StepFunction,
  data: readonly tf.Tensor[],
  section: Section,
  { epochs, takeOver }: Passes,
): CompiledSection | Refused {
  const { batchSize, count } = section;
  const batches = count * epochs;
  const batch = data.map(({ dtype, shape }) => ({ dtype, shape: [batchSize, ...shape.slice(1)] }));
  let opByOp: OpByOpSteps | undefined;
  const stock = () => (opByOp ??= opByOpSteps(trainer, kind, fn, batchSize));
  if (!trainer.worthwhile({ kind, batch }, batches, 0))
    return { ...section, steps: stock, written: () => [] };
  const asked = <T>(ask: (request: StepRequest) => T) =>
    withPair(data, section, pair => ask({ kind, fn, batch, pair }));
  const shapes = data.map(({ shape }) => shape.join('x')).join();
  const first = asked(request => trainer.loopFor(request, { batches, shapes, takeOver }));
  if ('refused' in first) return first;
  let { step } = first;
  return {
    ...section,
    steps: () => {
      // A callback may have compiled the model with another optimizer.
      const now = asked(request => trainerOf(trainer.model).loopAgain(request));
      if ('refused' in now) {
        sayEager(trainer.model, now.refused);
        return stock();
      }
      step = now.step;
      return now;
    },
    written: () => step.written.flatMap(i => step.variables[i] ?? []),
  };
}

/** Batches through tfjs's own step, which the trainer counts that the model has then. */
const opByOpSteps = (trainer: Trainer, kind: StepKind, fn: StepFunction, batchSize: number) =>
  new OpByOpSteps(fn, batchSize, batches => (trainerOf(trainer.model).counts.opByOp[kind] += batches));

/** The sections of an epoch whose batches run through tfjs's own step, one after the other. */
const opByOpSections = (
  trainer: Trainer,
  kind: StepKind,
  fn: StepFunction,
  batching: Batching,
): CompiledSection[] =>
  sections(batching).map(section => {
    const steps = opByOpSteps(trainer, kind, fn, section.batchSize);
    return { ...section, steps: () => steps, written: () => [] };
  });

/** The sections of an epoch, and why they run op by op if they do. */
export interface ReadySections {
  readonly sections: CompiledSection[];
  readonly refused?: string;
}

/** The sections of an epoch: compiled where that is wanted and can be, else op by op. */
export function readySections(...args: Parameters<typeof compileSections>): ReadySections {
  const [trainer, kind, fn, , batching] = args;
  const compiled = askedFor(trainer.model) ?? compileSections(...args);
  if (!('refused' in compiled)) return { sections: compiled };
  sayEager(trainer.model, compiled.refused);
  return { sections: opByOpSections(trainer, kind, fn, batching), ...compiled };
}

/** Calls `use` with what gives a section's first and last batch, and frees them afterwards. */
function withPair<T>(
  data: readonly tf.Tensor[],
  { firstRow, batchSize, count }: Section,
  use: (pair: StepRequest['pair']) => T,
): T {
  const made: tf.Tensor[] = [];
  const lastRow = firstRow + (count - 1) * batchSize;
  const slice = (start: number) => {
    const rows = sliceRows(data, start, batchSize);
    made.push(...rows);
    return rows;
  };
  try {
    return use(() => [slice(firstRow), slice(lastRow)]);
  } catch (error) {
    if (error instanceof IndexError && error.row !== undefined)
      error.inRow((error.batch === 0 ? firstRow : lastRow) + error.row);
    throw error;
  } finally {
    tf.dispose(made);
  }
}
