import { assertSameLength, toVector, type Vector } from './values';

/** Hits and false alarms when all examples scored at or above a threshold are called positive. */
export interface ThresholdCounts {
  /** From the highest score to the lowest, each once. */
  readonly thresholds: readonly number[];
  readonly truePositives: readonly number[];
  readonly falsePositives: readonly number[];
}

export interface BinaryOptions {
  /** The class that counts as positive; all others are negative. Default 1. */
  readonly positive?: number;
}

export function thresholdCounts(
  yTrue: Vector,
  scores: Vector,
  { positive = 1 }: BinaryOptions,
): ThresholdCounts {
  const truth = toVector(yTrue, 'yTrue');
  const score = toVector(scores, 'scores');
  assertSameLength(truth, score, ['yTrue', 'scores']);
  const order = Array.from(truth, (_, i) => i).sort((a, b) => (score[b] as number) - (score[a] as number));
  const [thresholds, truePositives, falsePositives]: [number[], number[], number[]] = [[], [], []];
  let hits = 0;
  order.forEach((example, rank) => {
    if (truth[example] === positive) hits++;
    const next = order[rank + 1];
    // Equal scores fall together: only the last of them ends a step.
    if (next !== undefined && score[next] === score[example]) return;
    thresholds.push(score[example] as number);
    truePositives.push(hits);
    falsePositives.push(rank + 1 - hits);
  });
  return { thresholds, truePositives, falsePositives };
}
