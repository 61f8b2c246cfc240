const INTERVAL_MS = 1000;

/** Calls `gone` when the server that started this kernel has ended without shutting it down. */
export function watchParent(gone: () => void): void {
  if (!process.env.JPY_PARENT_PID || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, INTERVAL_MS).unref();
}
