import type { PlaygroundSettings } from '@epochlab/views';
import seedrandom from 'seedrandom';
import { classesOf, namesOf, indicesOf, type LabelsInput } from '../show/input/labels';
import { toTensor, type TensorInput } from '../tensors';
import * as tf from '@tensorflow/tfjs-node';
import { featuresOf, FEATURE_TABLE } from './points/features';
import { trainAndTest } from './points/train-and-test';
import type { Axes, DataSource, Sample } from './points/source';

/** Own rows for a playground. */
export interface PlaygroundData {
  /** Shape [rows, columns], with at least two columns. */
  readonly x: TensorInput;
  /** Classes, as indices, names or one-hot rows; numbers for a regression. */
  readonly y: LabelsInput;
  /** Names of the columns of `x`. */
  readonly columns?: readonly string[];
  /** Which two columns span the plane, by number or name; the others are held at their mean. Default [0, 1]. */
  readonly axes?: Axes;
  /** Names of the classes, where `y` holds indices. */
  readonly labels?: readonly string[];
}

/** Own rows, and how code names them. */
export interface PlaygroundRows extends PlaygroundData {
  readonly options?: string;
  /** A sentence on how the rows were read. */
  readonly note?: string;
}

/** Standardized columns are drawn so much larger: two deviations each way lie well within the plane. */
const SPREAD = 2;

/**
 * Rows of one's own. Each column is shifted and scaled to mean 0 and deviation 2 over the training rows, values of a regression to 1 at most. Two columns are the
 * plane, of which all features may be taken; with more the columns are the inputs.
 *
 * @throws RangeError for a shape that is none of rows and columns, and for labels of another number
 */
export function ownSource(data: PlaygroundRows, problem: PlaygroundSettings['problem']): DataSource {
  const rows = rowsOf(data.x);
  const [width, names] = columnNames(rows, data.columns);
  const { labels, classes } =
    problem === 'regression' ? valuesOf(data.y) : indicesOfClasses(data.y, data.labels);
  if (labels.length !== rows.length) {
    throw new RangeError(`x has ${rows.length} rows and y ${labels.length}. Expected a label for each row.`);
  }
  const { options = 'x, y', note = '' } = data;
  return planeOf({ rows, labels, classes, names, problem, options, note }, axesOf(data.axes, names, width));
}

/** Rows as they were read. */
interface Table {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly classes: readonly string[];
  readonly names: readonly string[];
  readonly problem: PlaygroundSettings['problem'];
  readonly options: string;
  readonly note: string;
}

/** Rows in the plane of two of their columns. */
function planeOf(table: Table, [across, up]: readonly [number, number]): DataSource {
  const { rows, labels, classes, names, problem, options, note } = table;
  const isPlane = names.length === 2;
  return {
    isOwn: true,
    options: isPlane || (across === 0 && up === 1) ? options : `${options}, axes: [${across}, ${up}]`,
    classes,
    ...(isPlane
      ? {}
      : { columns: names, withAxes: (axes: Axes) => planeOf(table, axesOf(axes, names, names.length)) }),
    axes: [names[across] ?? '', names[up] ?? ''],
    scaling:
      'Each column is shifted and scaled to mean 0 and deviation 2 of the training rows.' +
      (isPlane ? '' : ' The columns that are not drawn are held at their mean, 0.') +
      (note === '' ? '' : ` ${note}`),
    problem: () => problem,
    inputNames: ({ features }) => (isPlane ? features.map(name => FEATURE_TABLE[name].label) : names),
    inputsAt: ({ features }, x, y) =>
      isPlane ? featuresOf(features, x, y) : names.map((_, i) => (i === across ? x : i === up ? y : 0)),
    samples(settings) {
      const { train, test } = trainAndTest(rows.length, settings);
      const scale = scaleOf(
        train.map(i => rows[i] ?? []),
        names.length,
      );
      const sample = (i: number): Sample => {
        const inputs = scale(rows[i] ?? []);
        const [x, y] = [inputs[across] ?? 0, inputs[up] ?? 0];
        return {
          x,
          y,
          label: labels[i] ?? 0,
          inputs: isPlane ? featuresOf(settings.features, x, y) : inputs,
        };
      };
      return { train: train.map(sample), test: test.map(sample), draw: seedrandom(settings.seed) };
    },
  };
}

function rowsOf(input: TensorInput): number[][] {
  return tf.tidy(() => {
    const tensor = toTensor(input);
    const [rows = 0, columns = 0] = tensor.shape;
    if (tensor.rank !== 2 || rows < 2 || columns < 2) {
      throw new RangeError(
        `x has the shape [${tensor.shape.join(', ')}]; expected [rows, columns], at least two of each.`,
      );
    }
    const values = tensor.arraySync() as number[][];
    const bad = values.findIndex(row => !row.every(Number.isFinite));
    if (bad >= 0)
      throw new RangeError(`Row ${bad} of x holds a value that is no finite number. Leave such rows out.`);
    return values;
  });
}

function columnNames(
  rows: readonly (readonly number[])[],
  given: readonly string[] | undefined,
): [number, readonly string[]] {
  const width = rows[0]?.length ?? 0;
  const names =
    given ?? Array.from({ length: width }, (_, i) => (width === 2 ? (['x', 'y'][i] ?? '') : `x${i + 1}`));
  if (names.length !== width)
    throw new RangeError(`columns has ${names.length} names; x has ${width} columns.`);
  return [width, names];
}

function axesOf(axes: Axes = [0, 1], names: readonly string[], width: number): readonly [number, number] {
  const numbers = axes.map(axis => (typeof axis === 'string' ? names.indexOf(axis) : axis));
  const isThere = (axis: number): boolean => Number.isInteger(axis) && axis >= 0 && axis < width;
  if (numbers.length !== 2 || !numbers.every(isThere) || numbers[0] === numbers[1]) {
    throw new RangeError(
      `axes is [${axes.join(', ')}]; expected two different columns from 0 to ${width - 1}, or of ${names.join(', ')}.`,
    );
  }
  return [numbers[0] ?? 0, numbers[1] ?? 1];
}

/** Two classes are -1 and 1, more are 0, 1, 2 ... */
function indicesOfClasses(
  y: LabelsInput,
  names: readonly string[] | undefined,
): { labels: number[]; classes: readonly string[] } {
  const raw = classesOf(signless(y), 'y');
  const classes = names ?? namesOf(raw);
  if (classes.length < 2) throw new RangeError(`y holds ${classes.length} class; expected at least two.`);
  const indices = Array.from(indicesOf(raw, classes, 'y'));
  return { labels: classes.length === 2 ? indices.map(index => 2 * index - 1) : indices, classes };
}

/** Labels of -1 and 1 as 0 and 1. */
function signless(y: LabelsInput): LabelsInput {
  const values: readonly unknown[] = Array.isArray(y) ? y : [];
  const isSigns = values.length > 0 && values.every(value => value === -1 || value === 1);
  return isSigns ? values.map(value => (Number(value) + 1) / 2) : y;
}

function valuesOf(y: LabelsInput): { labels: number[]; classes: readonly string[] } {
  const values = tf.tidy(() => Array.from(toTensor(y).flatten().dataSync()));
  const most = Math.max(...values.map(Math.abs), 1e-12);
  return { labels: values.map(value => value / most), classes: [] };
}

function scaleOf(train: readonly (readonly number[])[], width: number): (row: readonly number[]) => number[] {
  const columns = Array.from({ length: width }, (_, i) => train.map(row => row[i] ?? 0));
  const means = columns.map(column => column.reduce((a, b) => a + b, 0) / column.length);
  const deviations = columns.map(
    (column, i) =>
      Math.sqrt(column.reduce((sum, value) => sum + (value - (means[i] ?? 0)) ** 2, 0) / column.length) || 1,
  );
  return row => row.map((value, i) => (SPREAD * (value - (means[i] ?? 0))) / (deviations[i] ?? 1));
}
