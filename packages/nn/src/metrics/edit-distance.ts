import { editCost } from '@epochlab/train/names';
import { sum } from './values';

type Labels = ArrayLike<number> | string;

const symbols = (labels: Labels): readonly unknown[] =>
  typeof labels === 'string' ? [...labels] : Array.from(labels);

/**
 * How many labels must be put in, left out or replaced to make one sequence of another (V. Levenshtein 1966).
 *
 * @example
 * metrics.editDistance('kitten', 'sitting');   // 3
 */
export const editDistance = (a: Labels, b: Labels): number => editCost(symbols(a), symbols(b), 1);

/**
 * The label error rate of transcriptions: edit distances to the truth, divided by how many labels there are in truth. 0 is
 * perfect; it passes 1 where more is put in than there is. With words as labels it is the word error rate.
 *
 * @param yTrue a sequence of labels for each example, none of padding
 * @throws RangeError when there are not as many predictions as truths, or no label at all
 * @example
 * metrics.labelErrorRate([[1, 2, 3], [4]], [[1, 3], [4]]);   // 0.25: one of four is left out
 */
export function labelErrorRate(yTrue: readonly Labels[], yPred: readonly Labels[]): number {
  if (yTrue.length !== yPred.length)
    throw new RangeError(`yTrue has ${yTrue.length} sequences and yPred ${yPred.length}; expected as many.`);
  const labels = sum(yTrue.map(one => symbols(one).length));
  if (labels === 0) throw new RangeError('yTrue has no labels, so there is no rate of errors.');
  return sum(yTrue.map((one, i) => editDistance(one, yPred[i] as Labels))) / labels;
}
