import { useEffect, useMemo, useState } from 'react';
import type { Series } from '@epochlab/views';
import { mergeWindow } from '../../../live/merge-window';
import { readPoints, type Points } from '../../../live/points';
import { WINDOW_POINTS, type ViewStore } from '../../../live/view-store';

export type Zoom = readonly [from: number, to: number];

/** The series with all the detail that the kernel has, once it is connected, for the part that is zoomed in to. */
export function useWindow(
  store: ViewStore,
  series: readonly Series[],
  zoom: Zoom | null,
  live: boolean,
): readonly Series[] {
  const [points, setPoints] = useState<readonly Points[] | null>(null);
  useEffect(() => {
    if (!zoom) {
      setPoints(null);
    }
    if (!zoom || !live) {
      return;
    }
    let wanted = true;
    const [from, to] = zoom;
    void store.ask({ type: 'window', from, to, points: WINDOW_POINTS }).then(({ message, buffers }) => {
      if (wanted && message.type === 'window') {
        setPoints(readPoints(message.points, buffers));
      }
    });
    return () => {
      wanted = false;
    };
  }, [store, zoom, live]);
  return useMemo(() => (points ? mergeWindow(series, points) : series), [series, points]);
}
