/** Calls `action` at once, then at most once per `interval()` milliseconds; the last call is never lost. */
export function throttled(action: () => void, interval: () => number): { call(): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const run = (): void => {
    timer = undefined;
    last = performance.now();
    action();
  };
  return {
    call: () => {
      timer ??= setTimeout(run, Math.max(0, last + interval() - performance.now()));
    },
    dispose: () => clearTimeout(timer),
  };
}
