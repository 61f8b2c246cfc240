import { useMemo } from 'react';
import type { InsideAction, InsidePlace, PlaygroundPoints, PlaygroundState } from '@epochlab/views';
import type { ViewStore } from '../../../live/view-store';

/** A click so near to a training point, in units of the plane, is one on it. */
const NEAR = 0.25;

/** Looking inside of the network, as the kernel is asked for it. */
export interface Look {
  readonly at: (place: InsidePlace) => void;
  /** Looks at a training point that lies here, else at the place itself. */
  readonly pick: (x: number, y: number) => void;
  readonly act: (action: InsideAction) => void;
  readonly freeze: (layer: number, frozen: boolean) => void;
  readonly close: () => void;
}

/** Null while there is no kernel to ask. */
export function useLook(store: ViewStore, { train }: PlaygroundState, live: boolean): Look | null {
  return useMemo(() => {
    if (!live) return null;
    const at = (place: InsidePlace): void => store.send({ type: 'look', ...place });
    const act = (action: InsideAction): void => store.send({ type: 'inside', action });
    return {
      at,
      act,
      pick: (x, y) => {
        const sample = nearest(train, x, y);
        at(sample === null ? { x: rounded(x), y: rounded(y) } : { sample });
      },
      freeze: (layer, frozen) => store.send({ type: 'freeze', layer, frozen }),
      close: () => act('close'),
    };
  }, [store, train, live]);
}

function nearest({ x, y }: PlaygroundPoints, left: number, top: number): number | null {
  const distances = x.map((at, i) => Math.hypot(at - left, (y[i] ?? NaN) - top));
  const index = distances.reduce((best, distance, i) => (distance < (distances[best] ?? NaN) ? i : best), 0);
  return (distances[index] ?? Infinity) <= NEAR ? index : null;
}

const rounded = (value: number): number => Number(value.toFixed(2));
