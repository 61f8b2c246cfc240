import * as tf from '@tensorflow/tfjs-node';
import { IndexError } from '@epochlab/graph/lookups';
import { tidied } from '@epochlab/graph/record';
import { batched, type CheckedModel, fits, type Given, readersOf, show, withColumn } from './model-parts';
import { finite, findNotFinite, findRow, outside, within } from './scan';

/** Refuses inputs of another shape than the model's, naming the layer. */
export function checkInputShapes(model: CheckedModel, inputs: readonly Given[]): void {
  inputs.forEach(({ name, expected, tensor }, i) => {
    if (tensor.dtype === 'string')
      throw new Error(
        `Input "${name}" was given text. Turn it into numbers first (a tokenizer, class indices).`,
      );
    if (fits(withColumn(tensor), expected)) return;
    const [reader] = readersOf(model, model.inputs[i]);
    const which = model.inputs.length > 1 ? ` (input "${name}")` : '';
    throw new Error(
      `Layer "${reader?.name ?? name}"${which} takes input of shape ${show(batched(expected))}, got ${show(tensor.shape)}. ` +
        inputRemedy(tensor.shape, expected),
    );
  });
}

function inputRemedy(shape: readonly number[], expected: Given['expected']): string {
  const own = expected.slice(1);
  if (shape.length === own.length && shape.every((size, axis) => own[axis] == null || own[axis] === size))
    return `A single example needs a batch axis too: x.expandDims(0).`;
  return `Reshape the data (x.reshape(...)) or set the first layer's inputShape to [${shape.slice(1).join(', ')}].`;
}

/** Refuses indices that an embedding has no row for. */
export function checkIndices(model: CheckedModel, inputs: readonly Given[]): void {
  inputs.forEach(({ tensor }, i) => {
    for (const layer of readersOf(model, model.inputs[i])) {
      const { inputDim } = layer as unknown as { readonly inputDim?: number };
      if (layer.getClassName() !== 'Embedding' || inputDim === undefined) continue;
      if (within(tensor, 0, inputDim - 1)) continue;
      const wrong = findRow(tensor, outside(0, inputDim - 1));
      throw new Error(
        `Layer "${layer.name}" embeds the numbers 0 to ${inputDim - 1} (inputDim ${inputDim}); ${wrong?.words}. ` +
          `Give the layer a larger inputDim, or map rare values to one number.`,
      );
    }
  });
}

/** Where an input holds NaN or infinity and the model makes no number of it, in words. */
export function notFinite(model: CheckedModel, inputs: readonly Given[]): string | undefined {
  for (const [i, { name, tensor }] of inputs.entries()) {
    const wrong = findNotFinite(tensor);
    if (!wrong || !spoils(model, inputs, wrong.row)) continue;
    const [reader] = readersOf(model, model.inputs[i]);
    return `Input "${name}"${reader ? ` of layer "${reader.name}"` : ''} holds ${wrong.what}, first in row ${wrong.row}${wrong.place}`;
  }
  return undefined;
}

/** Whether a row makes for outputs that are no numbers: layers for missing values and masks may take what is not finite. */
function spoils(model: CheckedModel, inputs: readonly Given[], row: number): boolean {
  if (model.stateful || inputs.some(({ expected }) => expected[0] != null)) return true;
  return inTheData(row, () => {
    const rows = inputs
      .map(({ tensor }) => tf.slice(tensor, row, 1))
      .map(one => tf.reshape(one, withColumn(one)));
    const outputs = [model.apply(rows.length === 1 ? (rows[0] as tf.Tensor) : rows)].flat() as tf.Tensor[];
    return !outputs.every(finite);
  });
}

/** Runs `use` on one row of the data, where an index out of range is told with that row. */
function inTheData<T>(row: number, use: () => T): T {
  try {
    return tidied(use);
  } catch (error) {
    if (error instanceof IndexError) error.inRow(row);
    throw error;
  }
}

export function checkFinite(model: CheckedModel, inputs: readonly Given[]): void {
  const found = notFinite(model, inputs);
  if (found) throw new Error(`${found}. Remove or fill in such rows before training.`);
}
