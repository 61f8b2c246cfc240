import type * as tf from '@tensorflow/tfjs-node';

/** The targets of one sequence. */
export interface LabelRow {
  /** Without the padding behind them. */
  readonly labels: readonly number[];
  /** Steps of the prediction that count. */
  readonly steps: number;
}

/** How targets are written, and for which predictions. */
export interface LabelForm {
  /** Whether the first column says how many steps count. */
  readonly inputLengths: boolean;
  /** Steps of the prediction. */
  readonly steps: number;
  /** Units of the prediction, the blank's included. */
  readonly classes: number;
}

function rowOf(values: readonly number[], { inputLengths, steps }: LabelForm): LabelRow {
  const padded = inputLengths ? values.slice(1) : values;
  const length = padded.findLastIndex(value => value !== 0) + 1;
  return { labels: padded.slice(0, length), steps: inputLengths ? (values[0] ?? 0) : steps };
}

/** Targets [n, longest] as rows. */
export const labelRows = (targets: tf.Tensor, form: LabelForm): LabelRow[] =>
  (targets.arraySync() as number[][]).map(row => rowOf(row, form));

/** Steps that a label sequence takes at least: one for each label, and a blank between two that are the same. */
export const stepsNeeded = (labels: readonly number[]): number =>
  labels.length + labels.filter((label, i) => i > 0 && label === labels[i - 1]).length;

type Complaint = (row: LabelRow, form: LabelForm) => string | undefined;

const COMPLAINTS: readonly Complaint[] = [
  ({ labels }, { classes }) => {
    const wrong = labels.find(label => !Number.isInteger(label) || label < 0 || label >= classes);
    return wrong === undefined
      ? undefined
      : `has the label ${wrong}, but labels are whole numbers from 1 to ${classes - 1}, since the layer has ${classes} units and unit 0 is the blank. Number the classes from 1.`;
  },
  ({ labels }) =>
    labels.includes(0)
      ? 'has a 0 between its labels, where 0 is the blank and the padding behind the labels. Number the classes from 1.'
      : undefined,
  ({ steps }, form) =>
    Number.isInteger(steps) && steps >= 0 && steps <= form.steps
      ? undefined
      : `has the input length ${steps}, but the prediction has ${form.steps} steps. Divide the lengths by the strides that the sequence goes through.`,
  ({ labels, steps }) => {
    const needed = stepsNeeded(labels);
    return needed <= steps
      ? undefined
      : `has ${labels.length} labels, which take ${needed} steps (one each, and a blank between two that are the same), but the prediction has ${steps}. Give it more steps (smaller strides), or shorter label sequences.`;
  },
];

/** Why targets have no alignment with such predictions, in words, with the row; undefined if all have one. */
export function problemOfLabels(targets: tf.Tensor, form: LabelForm): string | undefined {
  for (const [i, row] of labelRows(targets, form).entries()) {
    const found = COMPLAINTS.map(complaint => complaint(row, form)).find(words => words !== undefined);
    if (found !== undefined) return `row ${i} ${found}`;
  }
  return undefined;
}
