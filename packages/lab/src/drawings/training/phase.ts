import { hasDiverged, hasEnded, type TrainingState, type TrainingStatus } from '@epochlab/views';
import type { ConnectionState } from '../../live/connection';

/** Words of the view about a run: its status, unless nobody can know it any more. */
export type Phase = TrainingStatus | 'diverged' | 'disconnected';

export function phaseOf(state: TrainingState, connection: ConnectionState): Phase {
  if (hasDiverged(state)) return 'diverged';
  return connection.status === 'offline' && !hasEnded(state) ? 'disconnected' : state.status;
}
