import { display } from './display';
import { confusionCounts } from './confusion-counts';
import type { LabelsInput } from './labels';

export interface ConfusionMatrixOptions {
  /** A name for each class; its index unless given. */
  readonly labels?: readonly string[];
  readonly title?: string;
}

/**
 * Shows which classes are taken for which: rows are true, columns predicted.
 *
 * @param yTrue, yPred class indices or names, one-hot rows, probabilities or logits; tensors or arrays
 * @throws RangeError when the two differ in length or a label is not among `labels`
 * @example
 * show.confusionMatrix(yTest, model.predict(xTest), { labels: ['cat', 'dog'] });
 */
export function confusionMatrix(
  yTrue: LabelsInput,
  yPred: LabelsInput,
  { labels, title = '' }: ConfusionMatrixOptions = {},
): void {
  display({ kind: 'confusionMatrix', state: { title, ...confusionCounts(yTrue, yPred, labels) } });
}
