// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Counts[]} all */
export const sum = all => ({
  passed: all.reduce((n, { passed }) => n + passed, 0),
  failed: all.reduce((n, { failed }) => n + failed, 0),
  skipped: all.reduce((n, { skipped }) => n + skipped, 0),
});

/** @param {Counts} counts */
export const tell = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
const times = (/** @type {string} */ text, /** @type {RegExp} */ pattern) => text.match(pattern)?.length ?? 0;

/**
 * Result file of each test runner, read as counts.
 *
 * @satisfies {Record<string, (file: string) => Counts>}
 */
export const formats = {
  counts: json,
  jest(file) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = json(file);
    // A file that cannot even be loaded holds no test that could fail.
    return {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests,
    };
  },
  junit(file) {
    const text = readFileSync(file, 'utf8');
    const failed = times(text, /<(failure|error)[\s>]/g);
    const skipped = times(text, /<skipped[\s>/]/g);
    return { passed: Math.max(0, times(text, /<testcase\s/g) - failed - skipped), failed, skipped };
  },
  playwright(file) {
    const { expected, unexpected, flaky, skipped } = json(file).stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  },
};
