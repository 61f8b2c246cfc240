export interface Throttled {
  /** Runs the action when the interval is over, at once where `phase` is another than in the call before; the last call is never lost. */
  call(phase: string): void;
  /** Runs the action when an eighth of the interval is over. */
  callSoon(): void;
  /** Runs the action now. */
  callNow(): void;
  dispose(): void;
}

const SOON = 1 / 8;

/** Calls `action` at once, then at most once per `interval()` milliseconds. */
export function throttled(action: () => void, interval: () => number): Throttled {
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
  const after = (intervals: number): ReturnType<typeof setTimeout> =>
    setTimeout(callNow, Math.max(0, last + intervals * interval() - performance.now()));
  return {
    call: phase => {
      const isNew = current !== undefined && phase !== current;
      current = phase;
      if (isNew) callNow();
      else timer ??= after(1);
    },
    callSoon: () => {
      dispose();
      timer = after(SOON);
    },
    callNow,
    dispose,
  };
}
