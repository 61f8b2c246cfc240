import { useCallback, useSyncExternalStore } from 'react';
import type { ViewSnapshot, ViewStore } from '../live/view-store';
import { useEnvironment } from '../environment';
import { DrawPace } from './draw-pace';
import { throttled } from './throttle';

/** However slow the machine, a view is drawn as often as this, in milliseconds. */
const LONGEST_MS = 1000;
/**
 * It may take at most this share of all processors: a training may run on the same ones, and threads that wait for each other all lose what
 * one of them loses.
 */
const SHARE = 1 / 1000;

/** The snapshot of a store, drawn as often as the settings say and the machine can; what a control did, at once. */
export function useStore(store: ViewStore): ViewSnapshot {
  const { settings } = useEnvironment();
  const subscribe = useCallback(
    (notify: () => void) => {
      const pace = new DrawPace(SHARE * navigator.hardwareConcurrency, LONGEST_MS);
      const draw = (): void => {
        const done = pace.begin();
        notify();
        done();
      };
      const slot = throttled(draw, () => pace.interval(settings.preferences.refreshInterval));
      const changed = (_: ViewStore, next: ViewSnapshot): void => slot.call(phaseOf(next));
      store.changed.connect(changed);
      return () => {
        store.changed.disconnect(changed);
        slot.dispose();
      };
    },
    [store, settings],
  );
  return useSyncExternalStore(subscribe, () => store.snapshot);
}

/** Changes that a user waits for after pressing a button; for curves the next drawing is soon enough. */
const phaseOf = ({ payload, connection }: ViewSnapshot): string =>
  payload.kind === 'training' ? `${connection.status} ${payload.state.status}` : connection.status;
