import * as timers from 'node:timers';
import type { Activities } from './activities';
import type { Activity, Cancellable } from './activity';

type Callback = (...args: unknown[]) => unknown;
type Schedule = (callback: Callback, ...rest: unknown[]) => object;
type Clear = (handle: unknown) => void;

interface Tracked {
  readonly activity: Activity;
  readonly timer: Cancellable;
}

/**
 * Replaces the global timers by ones that know which activity started them, so that an interrupt can stop a loop
 * that lives on timers. Everything else about them stays as it is in Node.
 */
export function trackTimers(activities: Activities): void {
  const tracked = new WeakMap<object, Tracked>();

  function forget(handle: unknown): void {
    const entry = typeof handle === 'object' && handle !== null ? tracked.get(handle) : undefined;
    entry?.activity.untrack(entry.timer);
  }

  function wrapSchedule(schedule: Schedule, clear: Clear, repeats: boolean): Schedule {
    const wrapped: Schedule = (callback, ...rest) => {
      const activity = activities.current;
      if (!activity || typeof callback !== 'function') return schedule(callback, ...rest);
      const run: Callback = (...args) => {
        if (!repeats) activity.untrack(timer);
        return activities.enter(activity, () => callback(...args));
      };
      const handle = schedule(run, ...rest);
      const timer = { cancel: () => clear(handle) };
      if (activity.abandoned) clear(handle);
      else activity.track(timer);
      tracked.set(handle, { activity, timer });
      return handle;
    };
    // `util.promisify(setTimeout)` finds its implementation on the function.
    return Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(schedule));
  }

  function wrapClear(clear: Clear): Clear {
    return handle => {
      forget(handle);
      clear(handle);
    };
  }

  // The signatures of Node's timers are overloaded; here they are all "a callback and the rest".
  const install = (setName: string, set: unknown, clearName: string, clear: unknown, repeats: boolean) =>
    Object.assign(globalThis, {
      [setName]: wrapSchedule(set as Schedule, clear as Clear, repeats),
      [clearName]: wrapClear(clear as Clear),
    });
  install('setTimeout', timers.setTimeout, 'clearTimeout', timers.clearTimeout, false);
  install('setInterval', timers.setInterval, 'clearInterval', timers.clearInterval, true);
  install('setImmediate', timers.setImmediate, 'clearImmediate', timers.clearImmediate, false);
}
