import * as tf from '@tensorflow/tfjs-node';
import type { TensorInput } from '../tensors';
import { toTensor } from '../tensors';

/** Class labels in any of the usual forms: indices or names, one-hot rows, probabilities, or a column of either. */
export type LabelsInput = TensorInput | readonly string[];

/**
 * The class of each sample: indices stay, rows of one-hot or probabilities become the index of the greatest, a column of probabilities
 * becomes 1 above one half, and strings stay.
 */
export function classesOf(labels: LabelsInput): (number | string)[] {
  if (isStrings(labels)) return [...labels];
  return tf.tidy(() => {
    const tensor = toTensor(labels);
    if (tensor.rank > 2) {
      throw new RangeError(
        `Labels must have the shape [samples] or [samples, classes], got [${tensor.shape.join(', ')}].`,
      );
    }
    if (tensor.rank === 2 && (tensor.shape[1] ?? 1) > 1) return Array.from(tf.argMax(tensor, -1).dataSync());
    const values = Array.from(tensor.dataSync());
    return values.every(Number.isInteger) ? values : values.map(p => (p > 0.5 ? 1 : 0));
  });
}

export interface ClassIndices {
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  /** A name for each class. */
  readonly names: readonly string[];
}

/**
 * True and predicted classes as indices of `names`.
 *
 * @throws RangeError when the two differ in length or a label is not among `names`
 */
export function classIndices(
  yTrue: LabelsInput,
  yPred: LabelsInput,
  names?: readonly string[],
): ClassIndices {
  const [truth, predicted] = [classesOf(yTrue), classesOf(yPred)];
  if (truth.length !== predicted.length) {
    throw new RangeError(
      `yTrue has ${truth.length} samples and yPred ${predicted.length}. Expected one prediction for each sample.`,
    );
  }
  const all = names ?? namesOf([...truth, ...predicted]);
  return { truth: indices(truth, all, 'yTrue'), predicted: indices(predicted, all, 'yPred'), names: all };
}

function indices(values: readonly (number | string)[], names: readonly string[], which: string): Int32Array {
  const position = new Map(names.map((name, i) => [name, i]));
  return Int32Array.from(values, value => {
    const index = typeof value === 'number' ? value : position.get(value);
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < names.length) return index;
    const some = names.length > 8 ? `${names.slice(0, 8).join(', ')}, ...` : names.join(', ');
    throw new RangeError(
      `${which} contains ${JSON.stringify(value)}, which is none of the ${names.length} labels (${some}).`,
    );
  });
}

/** Strings in order; for indices every class up to the greatest. */
function namesOf(values: readonly (number | string)[]): string[] {
  const strings = values.filter((v): v is string => typeof v === 'string');
  if (strings.length > 0) return [...new Set(strings)].sort();
  const classes = values.reduce<number>((most, v) => Math.max(most, Number(v) + 1), 0);
  return Array.from({ length: classes }, (_, i) => String(i));
}

function isStrings(labels: LabelsInput): labels is readonly string[] {
  return Array.isArray(labels) && typeof labels[0] === 'string';
}
