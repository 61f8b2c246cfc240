import * as tf from '@tensorflow/tfjs-node';
import { toTensor, type TensorInput } from '../../tensors';
import { indicesOf, type ClassLabel } from '../input/labels';

/** One class against all others. */
export interface OneVersusRest {
  readonly name: string;
  /** 1 where the sample is of this class, else 0. */
  readonly truth: number[];
  readonly score: number[];
}

/**
 * Splits scores into one problem for each class; a single column of scores is of the positive class: 1, the second label, or the
 * second name in order.
 *
 * @throws RangeError when there are not as many scores as samples, and when classes and columns do not go together
 */
export function oneVersusRest(
  truth: readonly ClassLabel[],
  scores: TensorInput,
  labels: readonly string[] | undefined,
): OneVersusRest[] {
  if (truth.length === 0) throw new RangeError('yTrue is empty. Expected at least one sample.');
  const columns = columnsOf(scores, truth.length);
  const [single] = columns;
  if (columns.length === 1 && single) return [positiveClass(truth, single, labels)];
  const names = labels ?? namesFor(truth, columns.length);
  if (names.length !== columns.length) {
    throw new RangeError(`There are ${names.length} labels for ${columns.length} columns of scores.`);
  }
  const indices = indicesOf(truth, names, 'yTrue');
  return columns.map((score, column) => ({
    name: names[column] ?? String(column),
    score,
    truth: Array.from(indices, index => (index === column ? 1 : 0)),
  }));
}

/** Names in order where the classes have names, else their indices. */
function namesFor(truth: readonly ClassLabel[], count: number): readonly string[] {
  if (truth.every(value => typeof value === 'number'))
    return Array.from({ length: count }, (_, i) => String(i));
  const names = distinct(truth);
  if (names.length !== count) {
    throw new RangeError(
      `yTrue has ${names.length} classes (${names.join(', ')}) for ${count} columns of scores. Give \`labels\` in the order of the columns.`,
    );
  }
  return names;
}

function positiveClass(
  truth: readonly ClassLabel[],
  score: number[],
  labels: readonly string[] | undefined,
): OneVersusRest {
  const names = labels ?? (typeof truth[0] === 'string' ? distinct(truth) : undefined);
  // Support vector machines call the negative class -1.
  const index = (value: ClassLabel): number =>
    typeof value === 'string' ? (names?.indexOf(value) ?? -1) : value === -1 ? 0 : value;
  const indices = truth.map(index);
  if (indices.some(value => value !== 0 && value !== 1)) {
    throw new RangeError(
      `yTrue has the classes ${distinct(truth).join(', ')}, but scores have one column, that of the positive class. Expected two classes (0 and 1), or a column of scores for each class.`,
    );
  }
  return { name: names?.[1] ?? 'positive', score, truth: indices };
}

const distinct = (values: readonly ClassLabel[]): string[] => [...new Set(values.map(String))].sort();

/** Plain numbers stay in double precision. */
function columnsOf(scores: TensorInput, count: number): number[][] {
  // The test tells a list of numbers from tfjs's other nested lists.
  if (Array.isArray(scores) && typeof scores[0] === 'number' && scores.length === count)
    return [scores as unknown as number[]];
  return tf.tidy(() => {
    const tensor = toTensor(scores);
    const matrix = tensor.rank === 1 ? tf.expandDims(tensor, -1) : tensor;
    if (matrix.rank !== 2 || matrix.shape[0] !== count) {
      throw new RangeError(
        `Scores must have the shape [${count}] or [${count}, classes], one row for each label, got [${tensor.shape.join(', ')}].`,
      );
    }
    return tf.transpose(matrix).arraySync() as number[][];
  });
}
