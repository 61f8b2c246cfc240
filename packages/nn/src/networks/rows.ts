import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../in-scope';
import { toFloat, type TensorInput } from '../tensors';

/**
 * Data as rows of numbers, [n, features]; a new tensor or a given one, which is the caller's tidy to free.
 *
 * @param where the function as it is called: 'networks.kMeans'
 * @throws RangeError for another rank, for no rows, and for what is no finite number
 */
export function rowsOf(values: TensorInput, where: string): tf.Tensor2D {
  const rows = toFloat(values);
  const [count = 0, features = 0] = rows.shape;
  if (rows.rank !== 2 || count === 0 || features === 0)
    throw new RangeError(`${where} takes rows of numbers, [n, features], got [${rows.shape.join(', ')}].`);
  const bad = inScope(() => rows.dataSync().findIndex(value => !Number.isFinite(value)));
  if (bad >= 0)
    throw new RangeError(
      `${where} takes finite numbers, got ${rows.dataSync()[bad]} in row ${Math.floor(bad / features)}, column ${bad % features}. ` +
        'Drop such rows or fill the gaps first.',
    );
  return rows as tf.Tensor2D;
}

/** @throws RangeError when `value` is not a whole number from `least` on */
export function requireWhole(value: number, least: number, what: string): void {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`${what} must be a whole number from ${least} on, got ${value}.`);
}
