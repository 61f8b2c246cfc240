import type * as tf from '@tensorflow/tfjs-node';
import { type Given, type Shape, show } from './model-parts';

const rowsOf = ({ shape }: tf.Tensor) => shape[0] ?? 0;

/** Refuses inputs and targets whose numbers of rows differ, and data without any. */
export function checkRows(inputs: readonly Given[], targets: readonly Given[] = []): void {
  const all = [
    ...inputs.map(given => ({ what: `input "${given.name}"`, rows: rowsOf(given.tensor) })),
    ...targets.map(given => ({ what: `the target of "${given.name}"`, rows: rowsOf(given.tensor) })),
  ];
  const [first] = all;
  if (!first) return;
  if (first.rows === 0)
    throw new Error(
      `There is nothing to work on: ${first.what} has no rows (shape ${show(inputs[0]?.tensor.shape ?? [])}).`,
    );
  const other = all.find(({ rows }) => rows !== first.rows);
  if (other) {
    throw new Error(
      `Each example takes one row everywhere: ${first.what} has ${first.rows} rows, ${other.what} has ${other.rows}. ` +
        `Cut or load them so that row i of both belongs to example i.`,
    );
  }
}

/** Refuses another batch size than a model is built for (`batchInputShape`, which stateful layers need). */
export function checkBatchSize(inputs: readonly Given[], batchSize: number): void {
  for (const { name, expected, tensor } of inputs) {
    const size: Shape[number] | undefined = expected[0];
    if (size == null || (size === batchSize && rowsOf(tensor) % size === 0)) continue;
    throw new Error(
      `Input "${name}" takes batches of exactly ${size} rows (its batchInputShape is ${show(expected)}), got ${rowsOf(tensor)} rows in batches of ${batchSize}. ` +
        `Pass batchSize: ${size} and a number of rows that ${size} divides.`,
    );
  }
}
