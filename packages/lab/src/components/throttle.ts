export interface Throttled {
  /** Runs the action when the interval is over, at once where `phase` is another than in the call before; the last call is never lost. */
  call(phase: string): void;
  /** Runs the action when the shorter interval is over. */
  callSoon(): void;
  /** Runs the action now. */
  callNow(): void;
  dispose(): void;
}

/** Calls `action` at once, then at most once per `interval()` milliseconds, or `soon()` where that is asked for. */
export function throttled(
  action: () => void,
  interval: () => number,
  soon: () => number = interval,
): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  let current: string | undefined;
  const dispose = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const callNow = (): void => {
    dispose();
    last = performance.now();
    action();
  };
  const after = (ms: number): ReturnType<typeof setTimeout> =>
    setTimeout(callNow, Math.max(0, last + ms - performance.now()));
  return {
    call: phase => {
      const isNew = current !== undefined && phase !== current;
      current = phase;
      if (isNew) callNow();
      else timer ??= after(interval());
    },
    callSoon: () => {
      dispose();
      timer = after(soon());
    },
    callNow,
    dispose,
  };
}
