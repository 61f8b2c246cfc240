import { averagedScore, type ScoreOptions } from './per-class';
import type { Matrix, Vector } from './values';

/** A score of predicted classes: one number, or with `average: 'none'` one per class that occurs. */
export interface ScoreFunction {
  (yTrue: Vector | Matrix, yPred: Vector | Matrix, options: ScoreOptions<'none'>): number[];
  (
    yTrue: Vector | Matrix,
    yPred: Vector | Matrix,
    options?: ScoreOptions<'binary' | 'macro' | 'micro' | 'weighted'>,
  ): number;
}

const scoreFunction = (score: 'precision' | 'recall' | 'f1'): ScoreFunction =>
  // The two signatures differ by `average` only, which decides the result's type at run time.
  ((yTrue, yPred, options = {}) => averagedScore(score, yTrue, yPred, options)) as ScoreFunction;

/**
 * Share of the predicted positives that are positive: TP / (TP + FP).
 *
 * @example
 * metrics.precisionScore([0, 1, 1, 0], [0, 1, 1, 1]);                          // 0.667
 * metrics.precisionScore([0, 1, 2], [0, 2, 2], { average: 'macro' });
 */
export const precisionScore = scoreFunction('precision');

/**
 * Share of the positives that were found: TP / (TP + FN).
 *
 * @example
 * metrics.recallScore([0, 1, 1, 0], [0, 1, 0, 1]);   // 0.5
 */
export const recallScore = scoreFunction('recall');

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).
 *
 * @example
 * metrics.f1Score([0, 1, 2], [0, 2, 2], { average: 'none' });   // [1, 0, 0.667]
 */
export const f1Score = scoreFunction('f1');
