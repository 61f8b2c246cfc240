import './compile-cache';
import { createRequire, flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { createCompiler } from './compiler/create-compiler';
import { KERNEL_TYPES } from './session/scope/ambient';

const CELL = 'const [first, second] = await Promise.all([1, 2]); first + second';

/**
 * Does once what a first cell does, and writes down what makes a start fast (which declarations there are, compiled
 * code), so that the first kernel after set-up starts as the later ones do:
 *
 *     node prepare.js --scope scope.js
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { scope: { type: 'string' } } });
  const { scope } = values;
  const compiler = await createCompiler({
    cwd: process.cwd(),
    ambient: KERNEL_TYPES,
    ...(scope && { scope }),
  });
  await compiler.compile({ code: CELL, fileName: 'cell.ts', check: true });
  await compiler.inspect(CELL, CELL.indexOf('all'), 0);
  if (scope) loadOnce(scope);
  await compiler.settle();
  flushCompileCache();
}

/** Compiles what the first cell with one of its names will load. */
function loadOnce(scope: string): void {
  try {
    createRequire(__filename)(scope);
  } catch {
    return; // The cell that needs it will meet the error, and tell.
  }
}

void main();
