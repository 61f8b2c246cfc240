import { useCallback, useEffect, useRef, useState } from 'react';
import { DrawPace } from './draw-pace';
import { throttled, type Throttled } from './throttle';

/** A drawing whose content goes on changing is drawn again as often as this, in milliseconds. */
const WHOLE_MS = 60_000;
/** However costly to draw, what is missed is drawn after this, in milliseconds. */
const LONGEST_MS = 4000;
/** Making up for missed drawings may take the page this share of all processors: it is a few drawings of a run. */
const SHARE = 1 / 125;

export interface Paced<T> {
  readonly shown: T;
  readonly pace: DrawPace;
  /** Shows the value as it is now. */
  readonly showNow: () => void;
  /** Shows the value as soon as the machine can afford it: what is shown misses something of it. */
  readonly showSoon: () => void;
}

/**
 * The value to draw, of one that changes all the time, where drawing is costly and can be continued cheaply: the value now and then, as
 * soon as the machine can afford it where something is missed, and at once when `phase` is another. Whoever draws it tells the pace.
 */
export function usePaced<T>(value: T, phase: string): Paced<T> {
  const [pace] = useState(() => new DrawPace(SHARE * navigator.hardwareConcurrency, LONGEST_MS));
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const slot = useRef<Throttled | null>(null);

  useEffect(() => {
    const made = throttled(
      () => setShown(latest.current),
      () => WHOLE_MS,
      () => pace.interval(0),
    );
    slot.current = made;
    return made.dispose;
  }, [pace]);

  useEffect(() => slot.current?.call(phase), [value, phase]);

  const showNow = useCallback(() => slot.current?.callNow(), []);
  const showSoon = useCallback(() => slot.current?.callSoon(), []);
  return { shown, pace, showNow, showSoon };
}
