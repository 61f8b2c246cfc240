import { hasEnded } from '@epochlab/views';
import { phaseOf, type Phase } from '../drawings/training/phase';
import type { ViewRenderer } from '../renderer/view-renderer';

/** The phase of the run that a view shows and that the kernel still listens for; null for any other view. */
export function livePhase(view: ViewRenderer): Phase | null {
  const { payload, connection } = view.snapshot ?? {};
  if (payload?.kind !== 'training' || connection?.status !== 'live' || hasEnded(payload.state)) {
    return null;
  }
  return phaseOf(payload.state, connection);
}

const STEERABLE: ReadonlySet<Phase | null> = new Set<Phase>(['waiting', 'running', 'paused']);

export const isSteerable = (view: ViewRenderer): boolean => STEERABLE.has(livePhase(view));
