import { useCallback, useEffect, useRef, useState } from 'react';
import { DrawPace } from './draw-pace';
import { throttled, type Throttled } from './throttle';

/** However costly to draw, curves are drawn as often as this, in milliseconds. */
const LONGEST_MS = 30_000;

export interface Paced<T> {
  readonly shown: T;
  readonly pace: DrawPace;
  /** Shows the value as it is now. */
  readonly showNow: () => void;
  /** Shows the value sooner than it would be: what is shown misses something of it. */
  readonly showSoon: () => void;
}

/**
 * What of a value that changes all the time is to be drawn where drawing is costly: the value as often as the machine can afford, and at once
 * when `phase` is another. Whoever draws it tells the pace.
 */
export function usePaced<T>(value: T, phase: string): Paced<T> {
  const [pace] = useState(() => new DrawPace(navigator.hardwareConcurrency, LONGEST_MS));
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const slot = useRef<Throttled | null>(null);

  useEffect(() => {
    const made = throttled(
      () => setShown(latest.current),
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
