/**
 * Lets timers and messages run once. Resolves also when `interrupt` is aborted, since an interrupted cell's pending
 * immediates are dropped.
 */
export function yieldToEvents(interrupt?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      interrupt?.removeEventListener('abort', done);
      resolve();
    };
    setImmediate(done);
    if (interrupt?.aborted) done();
    else interrupt?.addEventListener('abort', done, { once: true });
  });
}
