export interface Throttled {
  /** Runs the action now, or when the interval is over; the last call is never lost. */
  call(): void;
  /** Runs the action now. */
  callNow(): void;
  dispose(): void;
}

/** Calls `action` at once, then at most once per `interval()` milliseconds. */
export function throttled(action: () => void, interval: () => number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const dispose = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const callNow = (): void => {
    dispose();
    last = performance.now();
    action();
  };
  return {
    call: () => {
      timer ??= setTimeout(callNow, Math.max(0, last + interval() - performance.now()));
    },
    callNow,
    dispose,
  };
}
