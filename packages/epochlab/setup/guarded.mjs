// @ts-check
import { children } from './children.mjs';
import { Problem } from './problem.mjs';

/**
 * Runs a command of the user's: a Problem is told in its own words, and Ctrl-C ends the programs that were started.
 *
 * @param {() => Promise<void>} work
 */
export async function guarded(work) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      children.endAll();
      process.stderr.write('\nStopped. What is done stays done: run the same command again to go on.\n');
      process.exit(130);
    });
  }
  try {
    await work();
  } catch (error) {
    process.stderr.write(error instanceof Problem ? `\n${error.message}\n` : `\n${describe(error)}\n`);
    process.exitCode = 1;
  }
}

const describe = (/** @type {unknown} */ error) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
