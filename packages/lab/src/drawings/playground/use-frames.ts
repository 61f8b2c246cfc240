import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { PlaygroundCurves, PlaygroundState } from '@epochlab/views';
import type { IncomingMessage } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';
import { Epochs } from './epochs';
import { readEpochs, readFrame, type Frame } from './frame';

export interface Live {
  readonly frame: Frame | null;
  readonly curves: PlaygroundCurves;
}

/**
 * The newest frame of a playground, once for each picture that the browser draws. A frame is acknowledged when it was drawn where somebody sees it, so that the
 * kernel sends none to a page that is hidden or scrolled away.
 */
export function useFrames(store: ViewStore, state: PlaygroundState, place: RefObject<HTMLElement>): Live {
  const [incoming, setIncoming] = useState<IncomingMessage | null>(null);
  const [epochs] = useState(() => new Epochs());
  const isSeen = useSeen(place);

  useEffect(() => {
    let request = 0;
    let newest: IncomingMessage | null = null;
    const draw = (): void => {
      request = 0;
      setIncoming(newest);
    };
    const receive = (_: unknown, message: IncomingMessage): void => {
      const came = readEpochs(message);
      if (came && message.message.type === 'frame') epochs.add(message.message.run, came);
      newest = message;
      request ||= requestAnimationFrame(draw);
    };
    store.frames.connect(receive);
    return () => {
      store.frames.disconnect(receive);
      cancelAnimationFrame(request);
    };
  }, [store, epochs]);

  const frame = useMemo(() => incoming && readFrame(state, incoming), [state, incoming]);
  const drawn = incoming?.message.type === 'frame' ? incoming.message.frame : null;
  useEffect(() => {
    if (drawn !== null && isSeen) store.send({ type: 'drawn', frame: drawn });
  }, [drawn, isSeen, store]);
  const curves = useMemo(() => epochs.after(state), [epochs, state, incoming]);
  return { frame, curves };
}

/** Whether an element is within what the reader sees of the page. */
function useSeen(place: RefObject<HTMLElement>): boolean {
  const [isInView, setInView] = useState(true);
  const [isPageShown, setPageShown] = useState(() => document.visibilityState === 'visible');
  const latest = useRef(place);
  useEffect(() => {
    const node = latest.current.current;
    if (!node) return;
    const observer = new IntersectionObserver(entries =>
      setInView(entries.some(entry => entry.isIntersecting)),
    );
    observer.observe(node);
    const changed = (): void => setPageShown(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', changed);
    };
  }, []);
  return isInView && isPageShown;
}
