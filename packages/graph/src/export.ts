import * as tf from '@tensorflow/tfjs-node';
import { anyBatchSize, type BatchRecording } from './record/dynamic-batch';
import type { Output } from './structure/node';
import { record } from './record/record';
import { Recorder } from './record/recorder';
import { writeSavedModel } from './proto/saved-model';
import { tidied } from './record/state';

/** Shape (without the batch axis) and dtype of an input of an exported function. */
export interface ExportInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype?: tf.DataType;
}

/** Two numbers of rows that are unlikely as other sizes. */
const ROWS = [11, 13] as const;

type Named = Readonly<Record<string, tf.Tensor>>;
type Exportable = (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[] | Named;

const named = (result: ReturnType<Exportable>): Named =>
  result instanceof tf.Tensor
    ? { output_0: result }
    : Array.isArray(result)
      ? Object.fromEntries(result.map((tensor, i) => [`output_${i}`, tensor]))
      : result;

function recordRows(
  fn: Exportable,
  inputs: readonly ExportInput[],
  size: number,
): BatchRecording & { names: string[] } {
  return tidied(() => {
    const recorder = new Recorder();
    // The body of a loop has the sizes of its recording; unrolled, they can follow the batch.
    recorder.loops = false;
    const tensors = inputs.map(({ shape, dtype = 'float32' }) => tf.zeros([size, ...shape], dtype));
    tensors.forEach((tensor, i) => recorder.input(tensor, `x${i}`));
    const outputs = named(record(recorder, () => fn(...tensors)));
    const [refusal] = recorder.refusals;
    if (refusal !== undefined) throw new Error(`This function cannot be exported: ${refusal}.`);
    const results = Object.values(outputs).map(tensor => recorder.symbol(tensor));
    return { body: { name: 'exported', graph: recorder.graph, results }, size, names: Object.keys(outputs) };
  });
}

/**
 * Writes a function of tensors as a SavedModel folder, which TensorFlow in any language loads: in Python,
 * `tf.saved_model.load(dir).signatures['serving_default'](**inputs)`. Variables are written with the values they have now.
 * The first axis of every input is the batch, of any size.
 *
 * @example graph.exportSavedModel(x => tf.softmax(tf.matMul(x, weights)), '/tmp/model', [{ name: 'x', shape: [10] }]);
 */
export function exportSavedModel(fn: Exportable, dir: string, inputs: readonly ExportInput[]): void {
  const first = recordRows(fn, inputs, ROWS[0]);
  const { graph, inputs: placeholders, outputs } = anyBatchSize(first, recordRows(fn, inputs, ROWS[1]));
  const results = outputs.map((output, i) => graph.op('Identity', [output], {}, { name: `result_${i}` }));
  const byName = (names: readonly string[], values: readonly Output[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] as Output]));
  writeSavedModel(dir, graph, results, {
    inputs: byName(
      inputs.map(({ name }) => name),
      placeholders,
    ),
    outputs: byName(first.names, results),
  });
}
