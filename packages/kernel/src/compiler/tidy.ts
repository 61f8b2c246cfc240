import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After the start: frees what only the start needed, and writes down compiled code for the next one. */
export function tidy(): void {
  flushCompileCache();
  collectGarbage();
}

/** Node gives out its collector by flag alone. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
