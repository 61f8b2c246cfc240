import { difference, type Expected } from './difference';

export interface CheckOptions {
  /** How far a number may lie from the expected one, relative to it where that is above 1. Default 1e-6. */
  readonly tolerance?: number;
  /** Advice when the answer is wrong. */
  readonly hint?: string;
}

/**
 * Checks an answer and prints a tick, or what was found, what was expected and what to try. An answer that is
 * `undefined` counts as not given yet. Never throws: the notebook goes on.
 *
 * @param actual a condition that must be true; or, with `expected`, a value that must equal it: numbers within a
 *   tolerance, lists and tensors value by value
 * @example
 * check('two and two', 2 + 2, 4);
 * check('a rough guess', guess, Math.PI, { tolerance: 0.1, hint: 'Measure a round plate.' });
 * check('accurate enough', accuracy >= 0.95);
 */
export function check(
  name: string,
  actual: unknown,
  expected: Expected = true,
  options: number | CheckOptions = {},
): void {
  const { tolerance = 1e-6, hint = '' } = typeof options === 'number' ? { tolerance: options } : options;
  if (actual === undefined) {
    console.log(`○ ${name}: no answer yet. ${hint}`.trimEnd());
    return;
  }
  const problem = difference(actual, expected, tolerance);
  console.log(problem ? `✗ ${name}: ${problem} ${hint}`.trimEnd() : `✓ ${name}`);
}
