import { useEffect, useRef } from 'react';
import type { Action, ActionName } from '../commands/view-actions';
import { useEnvironment } from '../environment';

/** Offers an action of a drawing to the commands; null while it would have no effect. */
export function useAction(name: ActionName, action: Action | null): void {
  const { actions } = useEnvironment();
  const latest = useRef(action);
  latest.current = action;
  const isOffered = action !== null;
  useEffect(() => {
    if (!isOffered) {
      return;
    }
    const offer = actions.offer(name, () => latest.current?.());
    return () => offer.dispose();
  }, [actions, name, isOffered]);
}
