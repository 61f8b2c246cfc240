import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { toTensor, type TensorInput } from '../../tensors';
import { gridOfMatrix, maxPool, prominences, type Matrix } from '@epochlab/views';
import { gaps } from './numbers';

/** Numbers in rows and columns, as a payload carries them; values that are not finite become null. */
export function matrixOf(values: TensorInput, what: string): Matrix {
  return inScope(() => {
    const tensor = toTensor(values);
    const [rows, columns] = tensor.shape;
    if (tensor.rank !== 2 || rows === undefined || columns === undefined) {
      throw new RangeError(`${what} must have two dimensions, got the shape [${tensor.shape.join(', ')}].`);
    }
    return { rows, columns, values: finite(tensor) };
  });
}

/** One matrix for each index of the first dimension; a single matrix counts as one. */
export function matricesOf(values: TensorInput, what: string): Matrix[] {
  return inScope(() => {
    const tensor = toTensor(values);
    const stack = tensor.rank === 2 ? tf.expandDims(tensor, 0) : tensor;
    if (stack.rank !== 3)
      throw new RangeError(
        `${what} must have two or three dimensions, got the shape [${tensor.shape.join(', ')}].`,
      );
    return tf.unstack(stack).map(one => matrixOf(one, what));
  });
}

/**
 * The matrix with at most `most` rows and columns, the same one if it has no more: of the values that share a cell the one that stands out most in those
 * colours.
 */
export function reduced(
  whole: Matrix,
  most: number,
  colours: 'intensity' | 'diverging' = 'intensity',
): Matrix {
  if (whole.rows <= most && whole.columns <= most) return whole;
  const shown = maxPool(gridOfMatrix(whole), most, prominences[colours]);
  return { ...shown, values: gaps(shown.values) };
}

/** Values that a notebook has room for, all matrices of a view together. */
const MOST_VALUES = 400_000;

/** Matrices of one shape, each as small as there are many; the same ones if they have few values. */
export const reducedTogether = (
  whole: readonly Matrix[],
  colours?: 'intensity' | 'diverging',
): readonly Matrix[] => {
  if (whole.reduce((count, { rows, columns }) => count + rows * columns, 0) <= MOST_VALUES) return whole;
  const most = Math.floor(Math.sqrt(MOST_VALUES / whole.length));
  return whole.map(matrix => reduced(matrix, most, colours));
};

/** All values of a tensor with six digits, null where not finite. */
function finite(tensor: tf.Tensor): (number | null)[] {
  return Array.from(tensor.dataSync(), value =>
    Number.isFinite(value) ? Number(value.toPrecision(6)) : null,
  );
}
