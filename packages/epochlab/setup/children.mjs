// @ts-check

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @type {Set<(pids: number[]) => void>} */
const watchers = new Set();

const pids = () => [...running].flatMap(child => child.pid ?? []);
const tell = () => watchers.forEach(watcher => watcher(pids()));

/** The programs that run at this moment, each the leader of a process group. */
export const children = {
  /**
   * @param {ChildProcess} child
   * @returns {() => void} to call when it has ended
   */
  add(child) {
    running.add(child);
    tell();
    return () => {
      running.delete(child);
      tell();
    };
  },
  /**
   * @param {(pids: number[]) => void} watcher  told whenever they change
   * @returns {() => void} to call when it need not be told any more
   */
  watch(watcher) {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  endAll() {
    pids().forEach(endGroup);
  },
};

/** @param {number} leader */
export function endGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
