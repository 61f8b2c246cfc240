import { hasEnded } from './ended';
import type { TrainingState } from './state';

/** Whether a run came to its end with a loss that is no number: its weights are lost, so it did not just finish. */
export const hasDiverged = (state: Pick<TrainingState, 'status' | 'series'>): boolean =>
  hasEnded(state) &&
  state.status !== 'failed' &&
  state.series.some(({ metric, set, y }) => metric === 'loss' && set === 'training' && y.at(-1) === null);
