import type { TrainingState, TrainingStatus } from './state';

const ENDED: ReadonlySet<TrainingStatus> = new Set(['stopped', 'finished', 'failed']);

/** Whether nothing of a run is still to come. */
export const hasEnded = ({ status }: Pick<TrainingState, 'status'>): boolean => ENDED.has(status);
