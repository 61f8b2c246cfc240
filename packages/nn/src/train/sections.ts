import * as tf from '@tensorflow/tfjs-node';
import type { StepFunction } from './model';
import type { StepKind, Trainer } from './trainer';
import type { CompiledSteps } from './steps';
import type { Refused } from './step';

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
  readonly steps: CompiledSteps;
}

/** Compiles what an epoch over `data` needs: one step, and another for a smaller last batch. */
export function compileSections(
  trainer: Trainer,
  kind: StepKind,
  fn: StepFunction,
  data: readonly tf.Tensor[],
  batching: Batching,
  epochs = 1,
): CompiledSection[] | Refused {
  const compiled: CompiledSection[] = [];
  for (const section of sections(batching)) {
    const { firstRow, batchSize } = section;
    const last = firstRow + (section.count - 1) * batchSize;
    const shaped = data.map(({ dtype, shape }) => ({ dtype, shape: [batchSize, ...shape.slice(1)] }));
    const pairs = [sliceRows(data, firstRow, batchSize), sliceRows(data, last, batchSize)] as const;
    const steps = trainer.loopFor(
      { kind, fn, batch: shaped, pair: () => pairs },
      section.count > 1 ? section.count * epochs : 0,
    );
    tf.dispose([...pairs]);
    if ('refused' in steps) return steps;
    compiled.push({ ...section, steps });
  }
  return compiled;
}
