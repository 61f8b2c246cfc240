import type * as tf from '@tensorflow/tfjs-node';
import type { OutputLoss } from '../objectives/output-losses';
import { findNotFinite, findRow, type FoundRow, greatestOf, outside, within } from './scan';
import { batched, fits, type Given, type Shape, show, withColumn } from './model-parts';

/** One output of a model with its loss and what it is compared with. */
export interface Target extends Given {
  /** Shape of the layer's output; `expected` is the targets'. */
  readonly output: Shape;
  readonly loss: OutputLoss;
}

/** The range that a loss takes targets from, and what else they might be. */
interface Range {
  readonly least: number;
  readonly greatest: number;
  readonly words: string;
  readonly remedy: string;
}

const PROBABILITIES: Range = {
  least: 0,
  greatest: 1,
  words: 'lie between 0 and 1',
  remedy: 'Use sparseCategoricalCrossentropy for class numbers, or meanSquaredError for other numbers.',
};
const SIGNS: Range = {
  least: -1,
  greatest: 1,
  words: 'be -1 and 1, or 0 and 1',
  remedy: 'Give the two classes these numbers.',
};
const NOT_NEGATIVE: Range = {
  least: 0,
  greatest: Infinity,
  words: 'not be negative',
  remedy: 'Use meanSquaredError for numbers of either sign.',
};

const RANGES: Readonly<Record<string, Range>> = {
  binaryCrossentropy: PROBABILITIES,
  categoricalCrossentropy: PROBABILITIES,
  kullbackLeiblerDivergence: PROBABILITIES,
  categoricalHinge: PROBABILITIES,
  hinge: SIGNS,
  squaredHinge: SIGNS,
  poisson: NOT_NEGATIVE,
  meanSquaredLogarithmicError: NOT_NEGATIVE,
};

const titleOf = ({ name, loss }: Target) => `${loss.name ?? 'the loss'} of layer "${name}"`;
const classesOf = ({ output }: Target) => output.at(-1) ?? 0;

/** Refuses targets of a shape that the loss cannot compare with the output. */
export function checkTargetShape(target: Target): void {
  const { name, expected, output, tensor, loss } = target;
  const categorical = loss.sparse || loss.name === 'categoricalCrossentropy';
  if (categorical && classesOf(target) === 1) {
    throw new Error(
      `${titleOf(target)} needs one unit for each class, but the layer has 1. ` +
        `For two classes use binaryCrossentropy with a sigmoid, else give the layer as many units as there are classes.`,
    );
  }
  if (fits(withColumn(tensor), expected)) return;
  if (loss.targets)
    throw new Error(
      `${titleOf(target)} takes ${loss.targets.words}, got targets of shape ${show(tensor.shape)}.`,
    );
  if (loss.sparse) throw new Error(notClassNumbers(target));
  if (categorical) throw new Error(notOneHot(target));
  throw new Error(
    `Layer "${name}" gives values of shape ${show(batched(output))}, so ${loss.name ?? 'its loss'} takes targets of shape ${show(batched(expected))}, got ${show(tensor.shape)}. ` +
      shapeRemedy(tensor, expected),
  );
}

const notClassNumbers = (target: Target) =>
  target.tensor.rank === target.output.length && target.tensor.shape.at(-1) === classesOf(target)
    ? `${titleOf(target)} takes one class number per example, but the targets have shape ${show(target.tensor.shape)}: ` +
      `they look one-hot. Use the loss categoricalCrossentropy for them, or give class numbers (tf.argMax(y, -1)).`
    : `${titleOf(target)} takes one class number for each output, of shape ${show(batched(target.expected))}, got targets of shape ${show(target.tensor.shape)}. ` +
      `Reshape the targets, or give the model as many outputs as there are labels.`;

const notOneHot = (target: Target) =>
  `${titleOf(target)} takes one-hot targets of shape ${show(batched(target.output))}, got ${show(target.tensor.shape)}. ` +
  (fits(withColumn(target.tensor), [...target.output.slice(0, -1), 1])
    ? `For class numbers use the loss sparseCategoricalCrossentropy, or tf.oneHot(y, ${classesOf(target)}).`
    : `Give the layer as many units as there are classes, or make the targets with tf.oneHot(classNumbers, ${classesOf(target)}).`);

function shapeRemedy({ shape, size }: tf.Tensor, expected: Shape): string {
  const wanted = [shape[0] ?? 0, ...expected.slice(1)];
  if (wanted.every(axis => axis !== null) && size === wanted.reduce((product, axis) => product * axis, 1))
    return `Reshape them: y.reshape([${wanted.join(', ')}]).`;
  if (shape.length === expected.length && fits([...shape.slice(0, -1), expected.at(-1) ?? null], expected))
    return `Give the layer ${shape.at(-1)} units, or the targets ${expected.at(-1)} values per example.`;
  return 'Give one target for each value of the output, or another last layer.';
}

/** Refuses targets whose values the loss cannot mean. A loss of the user's own may take any. */
export function checkTargetValues(target: Target): void {
  const { name, tensor, loss } = target;
  if (loss.name === undefined) return;
  const wrong = findNotFinite(tensor);
  if (wrong) {
    throw new Error(
      `The target of "${name}" holds ${wrong.what}, first in row ${wrong.row}${wrong.place}. Remove or fill in such rows.`,
    );
  }
  const problem = loss.targets?.problem(tensor, target.output);
  if (problem !== undefined) throw new Error(`${titleOf(target)}: ${problem}`);
  const range = RANGES[loss.name];
  if (loss.sparse) checkClassNumbers(target);
  else if (range) checkRange(target, range);
}

function checkClassNumbers(target: Target): void {
  const classes = classesOf(target);
  const { tensor } = target;
  const unknown = outside(0, classes - 1);
  const wrong = findRow(tensor, value => unknown(value) || !Number.isInteger(value));
  if (!wrong) return;
  throw new Error(
    `${titleOf(target)}: labels must be whole numbers from 0 to ${classes - 1}, since the layer has ${classes} units; ` +
      `${wrong.words}. ${labelRemedy(tensor, classes)}`,
  );
}

function labelRemedy(labels: tf.Tensor, classes: number): string {
  if (within(labels, 1, classes)) return 'They seem to count from 1: subtract 1 (y.sub(1)).';
  const most = greatestOf(labels);
  return most >= classes
    ? `Number the classes from 0, or give the layer as many units as there are classes (${Math.floor(most) + 1}).`
    : 'Number the classes from 0, in whole numbers.';
}

/** Tolerance of a computed 0 or 1. */
const ROUNDING = 1e-5;

function checkRange(target: Target, range: Range): void {
  const { tensor } = target;
  const [from, to] = [range.least - ROUNDING, range.greatest + ROUNDING];
  const wrong = within(tensor, from, to) ? undefined : findRow(tensor, outside(from, to));
  if (wrong) throw new Error(outOfRange(target, range, wrong));
}

const outOfRange = (target: Target, { words, remedy }: Range, found: FoundRow) =>
  `${titleOf(target)}: targets must ${words}; ${found.words}. ${remedy}`;
