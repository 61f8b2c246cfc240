import { useCallback, useSyncExternalStore } from 'react';
import type { ViewSnapshot, ViewStore } from '../live/view-store';
import { useEnvironment } from '../environment';
import { throttled } from './throttle';

/** The snapshot of a store, drawn at most once in each refresh interval. */
export function useStore(store: ViewStore): ViewSnapshot {
  const { settings } = useEnvironment();
  const subscribe = useCallback(
    (notify: () => void) => {
      const slot = throttled(notify, () => settings.preferences.refreshInterval);
      store.changed.connect(slot.call);
      return () => {
        store.changed.disconnect(slot.call);
        slot.dispose();
      };
    },
    [store, settings],
  );
  return useSyncExternalStore(subscribe, () => store.snapshot);
}
