import type { LoopPlan } from './loop-plan';
import type { RecordedStep } from '../record/step';
import { workAtOnce } from './step-work';

/**
 * The work of a step, in multiply-adds, from which a second thread makes it faster. Below, threads take as long to find each other as to
 * compute, while they keep processors busy that a browser or another notebook could use. oneDNN's convolutions, in fused loops,
 * share worse than products.
 */
const WORTH_SHARING: Readonly<Record<LoopPlan['name'], number>> = {
  plain: 10e6,
  fused: 30e6,
  xla: 10e6,
};

/** Whether a step's loop runs best on one thread, by rule: the same model and batch size always do. */
export const bestOnOneThread = ({ body }: RecordedStep, plan: LoopPlan['name']): boolean =>
  workAtOnce(body) < WORTH_SHARING[plan];
