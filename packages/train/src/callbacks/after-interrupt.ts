import type { FitCallback } from './callback-kinds';

/** The rest of an epoch after an interrupt may take this long: the kernel gives a `fit` 400 ms to return its history. */
const MOST_MS = 150;

/** Whether an interrupt has come and what remains takes too long since. A Stop is no interrupt: an epoch is ended in peace. */
export function afterInterrupt(observers: readonly FitCallback[]): () => boolean {
  let seen: number | undefined;
  return () => {
    if (!observers.some(({ interrupt }) => interrupt?.aborted)) return false;
    seen ??= performance.now();
    return performance.now() - seen > MOST_MS;
  };
}
