import type { TrainingState, TrainingStatus } from '@epochlab/views';
import type { ConnectionState } from '../../live/connection';

/** What the view says about a run: its status, unless nobody can know it any more. */
export type Phase = TrainingStatus | 'disconnected';

const ENDED: ReadonlySet<TrainingStatus> = new Set<TrainingStatus>(['stopped', 'finished', 'failed']);

export const hasEnded = (state: TrainingState): boolean => ENDED.has(state.status);

export function phaseOf(state: TrainingState, connection: ConnectionState): Phase {
  return connection.status === 'offline' && !hasEnded(state) ? 'disconnected' : state.status;
}
