import { toClassPair, type Matrix, type Vector } from './values';

/**
 * The share of examples whose class was predicted.
 *
 * @example
 * metrics.accuracyScore([0, 1, 2], [0, 1, 1]);   // 0.667
 */
export function accuracyScore(yTrue: Vector | Matrix, yPred: Vector | Matrix): number {
  const [truth, guess] = toClassPair(yTrue, yPred);
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (truth[i] === guess[i]) right++;
  return right / truth.length;
}
