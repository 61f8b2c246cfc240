// @ts-check

/** In ms. */
const look = 1000;

/**
 * Calls back when the process that started this one has ended: a signal to `npm` does not always reach the programs that it runs. Only under npm: who
 * starts the script itself may leave it running on purpose.
 *
 * @param {() => void} then
 */
export function whenOrphaned(then) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, look);
  timer.unref();
}
