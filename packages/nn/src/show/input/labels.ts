import * as tf from '@tensorflow/tfjs-node';
import type { TensorInput } from '../../tensors';
import { toTensor } from '../../tensors';

/** Class labels in any of the usual forms: indices or names, one-hot rows, probabilities, or a column of either. */
export type LabelsInput = TensorInput | readonly string[];

/** A class as people write it: an index or a name. */
export type ClassLabel = number | string;

/** More classes than any matrix of ours can hold: what is above is no class index. */
const MOST_CLASSES = 1_000_000;

/**
 * The class of each sample: indices and names stay, rows of one-hot or probabilities become the index of the greatest, a column of
 * probabilities becomes 1 above one half.
 *
 * @param what what the labels are called in errors
 * @throws RangeError for another shape, and for a value that is no class
 */
export function classesOf(labels: LabelsInput, what = 'labels'): ClassLabel[] {
  if (isStrings(labels)) return [...labels];
  return tf.tidy(() => {
    const tensor = toTensor(labels);
    if (tensor.rank === 0 || tensor.rank > 2) {
      throw new RangeError(
        `${what} must have the shape [samples] or [samples, classes], got [${tensor.shape.join(', ')}].`,
      );
    }
    // A tensor of strings gives strings, whatever the type says.
    const values = Array.from(tensor.dataSync() as ArrayLike<ClassLabel>);
    const width = tensor.rank === 1 ? 1 : (tensor.shape[1] ?? 1);
    if (isStrings(values)) return values;
    checkNumbers(values as number[], what, width);
    if (width > 1) return Array.from(tf.argMax(tensor, -1).dataSync());
    return indicesOrProbabilities(values as number[], what);
  });
}

function checkNumbers(values: readonly number[], what: string, width: number): void {
  const bad = values.findIndex(Number.isNaN);
  if (bad >= 0) {
    throw new RangeError(
      `${what} is NaN for sample ${Math.floor(bad / width)}. Expected a class for each sample: look for NaN in the model's output or the data.`,
    );
  }
}

function indicesOrProbabilities(values: readonly number[], what: string): number[] {
  if (values.every(Number.isInteger)) return [...values];
  const bad = values.findIndex(value => value < 0 || value > 1);
  if (bad >= 0) {
    throw new RangeError(
      `${what} is ${values[bad]} for sample ${bad}, neither a class index nor a probability. Put a sigmoid behind logits, or compare them with 0.`,
    );
  }
  return values.map(p => (p > 0.5 ? 1 : 0));
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
  const [truth, predicted] = [classesOf(yTrue, 'yTrue'), classesOf(yPred, 'yPred')];
  if (truth.length !== predicted.length) {
    throw new RangeError(
      `yTrue has ${truth.length} samples and yPred ${predicted.length}. Expected one prediction for each sample.`,
    );
  }
  if (truth.length === 0 && !names) {
    throw new RangeError('yTrue and yPred are empty. Expected at least one sample, or `labels`.');
  }
  const all = names ?? namesOf([...truth, ...predicted]);
  return {
    truth: indicesOf(truth, all, 'yTrue'),
    predicted: indicesOf(predicted, all, 'yPred'),
    names: all,
  };
}

/**
 * Classes as indices of `names`.
 *
 * @throws RangeError for one that is not among them
 */
export function indicesOf(values: readonly ClassLabel[], names: readonly string[], what: string): Int32Array {
  const position = new Map(names.map((name, i) => [name, i]));
  return Int32Array.from(values, value => {
    const index = typeof value === 'number' ? value : position.get(value);
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < names.length) return index;
    const some = names.length > 8 ? `${names.slice(0, 8).join(', ')}, ...` : names.join(', ');
    throw new RangeError(
      `${what} contains ${JSON.stringify(value)}, which is none of the ${names.length} labels (${some}).`,
    );
  });
}

/**
 * Strings in order; for indices every class up to the greatest.
 *
 * @throws RangeError for strings and indices mixed, and for what cannot be an index
 */
export function namesOf(values: readonly ClassLabel[]): string[] {
  const strings = values.filter((v): v is string => typeof v === 'string');
  if (strings.length > 0 && strings.length < values.length) {
    throw new RangeError(
      'Some labels are names and some are indices. Say with `labels` which name belongs to which index.',
    );
  }
  if (strings.length > 0) return [...new Set(strings)].sort();
  const bad = values.find(value => Number(value) < 0 || Number(value) >= MOST_CLASSES);
  if (bad !== undefined) {
    throw new RangeError(
      `${bad} is no class index. Expected indices from 0 on, below ${MOST_CLASSES.toLocaleString('en')}; give other numbers as strings.`,
    );
  }
  const classes = values.reduce<number>((most, v) => Math.max(most, Number(v) + 1), 0);
  return Array.from({ length: classes }, (_, i) => String(i));
}

/** @throws RangeError when only some of them are strings */
function isStrings(labels: LabelsInput | readonly ClassLabel[]): labels is readonly string[] {
  if (!Array.isArray(labels) || !labels.some(label => typeof label === 'string')) return false;
  const other = labels.findIndex(label => typeof label !== 'string');
  if (other >= 0) {
    throw new RangeError(
      `Label ${other} is ${String(labels[other])} among names. Expected a name for every sample.`,
    );
  }
  return true;
}
