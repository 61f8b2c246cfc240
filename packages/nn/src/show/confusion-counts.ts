import { confusionMatrix } from '../metrics';
import { classesOf, type LabelsInput } from './labels';

export interface ConfusionCounts {
  readonly labels: readonly string[];
  /** counts[true][predicted] */
  readonly counts: readonly (readonly number[])[];
}

/**
 * Counts how often each true class was predicted as each class.
 *
 * @throws RangeError when the two differ in length or a label is not among `labels`
 */
export function confusionCounts(
  yTrue: LabelsInput,
  yPred: LabelsInput,
  labels?: readonly string[],
): ConfusionCounts {
  const truth = classesOf(yTrue);
  const predicted = classesOf(yPred);
  const names = labels ?? namesOf([...truth, ...predicted]);
  const counts = confusionMatrix(indices(truth, names, 'yTrue'), indices(predicted, names, 'yPred'), {
    classes: names.length,
  });
  return { labels: names, counts };
}

function indices(values: readonly (number | string)[], names: readonly string[], which: string): number[] {
  const position = new Map(names.map((name, i) => [name, i]));
  return values.map(value => {
    const index = typeof value === 'number' ? value : position.get(value);
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < names.length) return index;
    const some = names.length > 8 ? `${names.slice(0, 8).join(', ')}, ...` : names.join(', ');
    throw new RangeError(
      `${which} contains ${JSON.stringify(value)}, which is none of the ${names.length} labels (${some}).`,
    );
  });
}

/** Strings in order; for indices every class up to the greatest. */
function namesOf(values: readonly (number | string)[]): string[] {
  const strings = values.filter((v): v is string => typeof v === 'string');
  if (strings.length > 0) return [...new Set(strings)].sort();
  const classes = values.reduce<number>((most, v) => Math.max(most, Number(v) + 1), 0);
  return Array.from({ length: classes }, (_, i) => String(i));
}
