import * as tf from '@tensorflow/tfjs-node';
import { DTYPE, Graph, type Output } from '@epochlab/graph/structure';
import { Executable } from '@epochlab/graph/session';
import { IndexError } from '@epochlab/graph/lookups';
import { tidied } from '@epochlab/graph/record';
import type { RecordedStep } from '../record/step';
import { countingOutside } from './counting-outside';

/** The batches of a call. */
export interface Batches {
  readonly count: number;
  /** The tensors of a batch, which the caller disposes. */
  take(batch: number): tf.Tensor[];
  /** Where a row of a batch lies in the user's data. */
  rowOf(batch: number, row: number): number;
}

/** XLA took another row for an index that is out of range. The call's results are not to be used. */
export class ClampedIndex extends Error {
  constructor(readonly batch: number) {
    super(`An index that the model looks up is out of range, in batch ${batch} of the call.`);
  }
}

/** TensorFlow's words for it. */
const OUT_OF_RANGE = /is not in \[0, |does not index into|out of (range|bounds)/;

/**
 * The error that names the index, its row and the layer, for one that says of a call that an index in it was out of range; any other as
 * it is. The step is run again op by op, without effect, on the batch with the index.
 */
export function located(error: unknown, step: RecordedStep, batches: Batches): unknown {
  if (!(error instanceof ClampedIndex) && !OUT_OF_RANGE.test(String(error))) return error;
  const first = error instanceof ClampedIndex ? error.batch : firstWrong(step, batches);
  for (let batch = first; batch < Math.min(batches.count, first + TRIED); batch++) {
    const found = errorOf(step, batches, batch);
    if (found) return found;
  }
  return error;
}

/** Batches that are run again where it cannot be counted which is the wrong one. */
const TRIED = 200;

function errorOf(step: RecordedStep, batches: Batches, batch: number): unknown {
  const tensors = batches.take(batch);
  try {
    step.trial(tensors);
    return undefined;
  } catch (error) {
    if (error instanceof IndexError && error.row !== undefined) error.inRow(batches.rowOf(batch, error.row));
    return error;
  } finally {
    tf.dispose(tensors);
  }
}

/** The first batch with an index out of range, as far as it can be counted. */
function firstWrong(step: RecordedStep, { count, take }: Batches): number {
  const counting = countingOutside(step);
  if (counting === step || count === 1) return 0;
  const executable = counter(counting, step.outputs.length);
  try {
    for (let batch = 0; batch < count; batch++)
      if (tidied(() => fails(() => counted(executable, step, take(batch))))) return batch;
    return 0;
  } finally {
    executable.dispose();
  }
}

/** A graph of the count alone. */
function counter({ body }: RecordedStep, at: number): Executable {
  const graph = new Graph();
  const inputs = body.graph.params.map(({ dtypes, shapes }, i) =>
    graph.placeholder(dtypes[0] ?? DTYPE.float32, shapes[0], `in${i}`),
  );
  return new Executable(graph, inputs, [graph.inline(body, inputs)[at] as Output]);
}

/** A lookup in what another one has found fails by itself. */
function fails(count: () => number): boolean {
  try {
    return count() > 0;
  } catch {
    return true;
  }
}

function counted(executable: Executable, { variables }: RecordedStep, batch: readonly tf.Tensor[]): number {
  const numbers = [tf.scalar(0), tf.scalar(0, 'int32'), tf.scalar(0, 'int32')];
  const [count] = executable.run([...batch, ...numbers, ...variables]);
  return count?.dataSync()[0] ?? 0;
}

interface Rows {
  readonly data: readonly tf.Tensor[];
  readonly firstRow: number;
  readonly count: number;
}

const sizeOf = ({ batch }: RecordedStep) => batch[0]?.shape[0] ?? 1;

/** Batches that lie one after the other. */
export function rowsInOrder(step: RecordedStep, { data, firstRow, count }: Rows): Batches {
  const size = sizeOf(step);
  return {
    count,
    take: batch => data.map(tensor => tf.slice(tensor, firstRow + batch * size, size)),
    rowOf: (batch, row) => firstRow + batch * size + row,
  };
}

/** Batches of rows in the order of a pass. */
export function rowsOfCall(
  step: RecordedStep,
  { data, order, firstRow, count }: Rows & { readonly order: tf.Tensor },
): Batches {
  const size = sizeOf(step);
  const rowsOf = (batch: number) => tf.slice(order, firstRow + batch * size, size);
  return {
    count,
    take: batch => {
      const rows = rowsOf(batch);
      const taken = data.map(tensor => tf.gather(tensor, rows));
      rows.dispose();
      return taken;
    },
    rowOf: (batch, row) => tidied(() => rowsOf(batch).dataSync()[row] ?? row),
  };
}

/** The first step of a call that counted an index out of range. Its count is the last of its `width` outputs, if it has one. */
export function outsideAt(values: ArrayLike<number>, width: number, own: number): number | undefined {
  if (width === own) return undefined;
  for (let at = own; at < values.length; at += width) if (values[at] !== 0) return Math.floor(at / width);
  return undefined;
}

/** The outputs of each step without the counts. */
export const withoutCounts = (values: Float32Array, width: number, own: number): Float32Array =>
  width === own ? values : values.filter((_, i) => i % width < own);
