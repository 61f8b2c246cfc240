import type { ISignal } from '@lumino/signaling';
import { useEffect, useReducer } from 'react';

/** Renders the component again whenever one of the signals is emitted. */
export function useSignals(...signals: readonly (ISignal<unknown, unknown> | null)[]): number {
  const [count, increase] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const slot = (): void => increase();
    signals.forEach(signal => signal?.connect(slot));
    return () => signals.forEach(signal => signal?.disconnect(slot));
  }, signals);
  return count;
}
