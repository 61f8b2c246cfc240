import fc from 'fast-check';
import { check } from './check';
import type { Difference } from './compare';
import type { Program } from './program';
import { programs } from './random/programs';

/** The smallest program that was found to differ. */
export interface Found {
  readonly program: Program;
  readonly difference: Difference;
}

/** The programs of two seeds have nothing in common. */
const seedOf = (seed: number, index: number) => Math.imul(seed, 0x9e3779b1) ^ index;

/** Runs the program of an index; where something differs, looks for a smaller one for so long. */
export async function search(seed: number, index: number, shrinkMs: number): Promise<Found | undefined> {
  let found: Found | undefined;
  let end = Infinity;
  const property = fc.asyncProperty(programs, async program => {
    // fast-check's own time limit would leave a program behind that still runs.
    if (performance.now() > end) return true;
    const difference = await check(program);
    if (!difference) return true;
    if (!found) end = performance.now() + shrinkMs;
    found = { program, difference };
    return false;
  });
  const { errorInstance, failed } = await fc.check(property, { seed: seedOf(seed, index), numRuns: 1 });
  // A program that does not even begin is a fault of this folder.
  if (failed && !found) throw new Error(`Program ${seed}:${index} cannot be run.`, { cause: errorInstance });
  return found;
}
