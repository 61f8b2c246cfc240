import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After the start: frees what only the start needed, and writes down compiled code for the next one. */
export function tidy(): void {
  flushCompileCache();
  collectGarbage();
}

/** Node gives out its collector by flag alone. As a last resort it also gives back the room for young objects. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as NodeJS.GCFunction;
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  setFlagsFromString('--no-expose-gc');
}
