import type { Activities } from './activities';

/** `await` in a cell is compiled to this: `await await_(value)`. */
export interface Await {
  (value: unknown): unknown;
  iterate(iterable: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown> | Iterable<unknown>;
}

/** Makes every `await` of a cell a place where an interrupt stops it. */
export function createAwait(activities: Activities): Await {
  const wait = (value: unknown): unknown => {
    activities.heedInterrupts();
    const activity = activities.current;
    if (!activity) return value;
    if (isThenable(value)) return activity.wait(value);
    activity.deliver();
    return value;
  };
  return Object.assign(wait, {
    iterate: (iterable: AsyncIterable<unknown> | Iterable<unknown>) =>
      Symbol.asyncIterator in iterable ? interruptible(iterable, wait) : iterable,
  });
}

function interruptible(
  iterable: AsyncIterable<unknown>,
  wait: (value: unknown) => unknown,
): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = iterable[Symbol.asyncIterator]();
      // `wait` gives back a promise for a promise, of the same value.
      const watched = (step: Promise<IteratorResult<unknown>>) =>
        wait(step) as Promise<IteratorResult<unknown>>;
      return {
        next: (...args) => watched(iterator.next(...args)),
        return: async value => (await iterator.return?.(value)) ?? { done: true, value },
      };
    },
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof (value as { then?: unknown }).then === 'function';
}
