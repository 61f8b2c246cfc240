import { formatCount } from '../format/number';
import type { ConfusionMatrixState } from './state';

/** One cell off the diagonal: samples of class `actual` that were taken for class `predicted`. */
export interface Confusion {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
}

/** The `most` fullest cells off the diagonal, fullest first. */
export function topConfusions({ counts }: Pick<ConfusionMatrixState, 'counts'>, most = 10): Confusion[] {
  let top: Confusion[] = [];
  let least = 0;
  for (let actual = 0; actual < counts.length; actual++) {
    const row = counts[actual] ?? [];
    for (let predicted = 0; predicted < row.length; predicted++) {
      const count = row[predicted] as number;
      if (!(count > least) || actual === predicted) continue;
      top = [...top, { actual, predicted, count }].sort((a, b) => b.count - a.count).slice(0, most);
      if (top.length === most) least = top[most - 1]?.count ?? 0;
    }
  }
  return top;
}

/** @example '8 read as 3: 14 times' */
export function confusionSentence(
  { actual, predicted, count }: Confusion,
  labels: readonly string[],
): string {
  return `${labels[actual] ?? actual} read as ${labels[predicted] ?? predicted}: ${timesText(count)}`;
}

/** @example timesText(2) // 'twice' */
export function timesText(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${formatCount(count)} times`;
}
