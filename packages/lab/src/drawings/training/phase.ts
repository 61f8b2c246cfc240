import { hasEnded, type TrainingState, type TrainingStatus } from '@epochlab/views';
import type { ConnectionState } from '../../live/connection';

/** Words of the view about a run: its status, unless nobody can know it any more. */
export type Phase = TrainingStatus | 'disconnected';

export function phaseOf(state: TrainingState, connection: ConnectionState): Phase {
  return connection.status === 'offline' && !hasEnded(state) ? 'disconnected' : state.status;
}
