import type * as tf from '@tensorflow/tfjs-node';
import type { TrainableModel } from '../model';
import type { CompiledSection } from './batch-sections';
import type { LoopCall } from '../loop/steps';
import { trainerOf } from '../trainer/trainer';

/** One call of the loop should take about this long: controls and live views answer between calls. */
export const CALL_MS = 100;

export const rowsOf = (parts: readonly CompiledSection[]) =>
  parts.reduce((sum, part) => sum + part.count * part.batchSize, 0);

/** `count` batches of a section, after the first `done`. */
export function callOf(
  { model, data }: { readonly model: TrainableModel; readonly data: readonly tf.Tensor[] },
  section: CompiledSection,
  order: tf.Tensor,
  done: number,
  count: number,
): LoopCall {
  const firstRow = section.firstRow + done * section.batchSize;
  return { data, order, firstRow, count, rows: section.count, ...trainerOf(model).counts.numbers };
}
