import type { PlaygroundStatus } from '@epochlab/views';
import { useAction } from '../../components/use-action';
import type { ViewStore } from '../../live/view-store';

/** Offers the buttons of a playground to the command palette. */
export function usePlaygroundActions(store: ViewStore, live: boolean, status: PlaygroundStatus): void {
  const act = (action: 'play' | 'pause' | 'step' | 'reset') => () => store.send({ type: 'play', action });
  const isReady = live && status !== 'diverged';
  useAction('playground-train', isReady && status === 'paused' ? act('play') : null);
  useAction('playground-pause', isReady && status === 'training' ? act('pause') : null);
  useAction('playground-step', isReady ? act('step') : null);
  useAction('playground-reset', live ? act('reset') : null);
}
