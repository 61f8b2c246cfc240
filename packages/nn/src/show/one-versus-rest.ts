import * as tf from '@tensorflow/tfjs-node';
import { toTensor, type TensorInput } from '../tensors';

/** One class against all others. */
export interface OneVersusRest {
  readonly name: string;
  /** 1 where the sample is of this class, else 0. */
  readonly truth: number[];
  readonly score: number[];
}

/**
 * Splits scores into one problem for each class; a single column of scores is of the positive class, 1.
 *
 * @throws RangeError when there are not as many scores as samples
 */
export function oneVersusRest(
  truth: readonly (number | string)[],
  scores: TensorInput,
  labels: readonly string[] | undefined,
): OneVersusRest[] {
  const columns = columnsOf(scores, truth.length);
  const single = columns.length === 1;
  return columns.map((score, column) => {
    const index = single ? 1 : column;
    const name = labels?.[index] ?? (single ? 'positive' : String(index));
    return { name, score, truth: truth.map(value => (value === index || value === name ? 1 : 0)) };
  });
}

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
