// @ts-check
// `npm test`: set-up, then every suite; `npm test -- jest kernel` runs only those whose names contain one of the words;
// `--ci` adds the suites that only CI runs.
import { guarded } from '../packages/epochlab/setup/guarded.mjs';
import { setUp } from '../packages/epochlab/setup/set-up.mjs';
import { here } from '../packages/epochlab/setup/site.mjs';
import { steps, testSteps } from '../packages/epochlab/setup/steps.mjs';
import { sum, tell } from './runner/counts.mjs';
import { runSuite } from './runner/run-suite.mjs';
import { suites } from './suites.mjs';

const words = process.argv.slice(2).filter(word => word !== '--ci');
const isCi = process.argv.includes('--ci');
const isWanted = (/** @type {string} */ name) =>
  words.length === 0 || words.some(word => name.includes(word));
const chosen = suites.filter(({ name, onlyCi }) => isWanted(name) && (isCi || words.length > 0 || !onlyCi));

await guarded(async () => {
  await setUp(here, [...steps, ...testSteps]);
  const results = [];
  for (const suite of chosen) results.push(await runSuite(suite, here));
  const total = sum(results);
  process.stdout.write(`\n${tell(total)}\n`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
});
