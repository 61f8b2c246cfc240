// @ts-check
import { existsSync } from 'node:fs';
import { alone } from './lock.mjs';
import { about, progressOn, seconds } from './progress.mjs';
import { hashOf, stamps } from './stamp.mjs';

/**
 * @typedef {import('./site.mjs').Site} Site
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./progress.mjs').Progress} Progress
 */

/**
 * Takes the steps that are not done yet, one after the other.
 *
 * @param {Site} site
 * @param {Step[]} steps
 * @param {Progress} [progress]
 */
export async function setUp(site, steps, progress = progressOn(process.stdout)) {
  const started = Date.now();
  const wait = (/** @type {number} */ owner) =>
    progress.note(`Another set-up of this folder is running (process ${owner}): waiting for it to end.`);
  await alone(site.state, wait, async () => {
    const remembered = stamps(site.state);
    const hash = (/** @type {Step} */ step) => hashOf(site.root, step.inputs(site));
    const isTaken = (/** @type {Step} */ step) => {
      const stamp = remembered.read(step.name);
      return stamp !== '' && isDone(site, step) && stamp === hash(step);
    };
    let taken = 0;
    for (const [index, step] of steps.entries()) {
      if (isTaken(step)) continue;
      if (taken++ === 0) {
        const rest = steps.slice(index).filter(later => later === step || !isTaken(later));
        progress.note(`Setting up Epochlab in ${site.root}: ${estimate(rest)}`);
      }
      remembered.remove(step.name);
      const line = progress.step(`${String(index + 1).padStart(2)}/${steps.length}  ${step.name.padEnd(22)}`);
      try {
        line.done(await step.run(site, line.report));
      } catch (error) {
        line.failed();
        throw error;
      }
      remembered.write(step.name, hash(step));
    }
    const which = taken === 0 ? 'nothing to do' : `${taken} of ${steps.length} steps taken`;
    progress.note(`Epochlab is set up: ${which} (${seconds(Date.now() - started)})`);
  });
}

/**
 * @param {Site} site
 * @param {Step} step
 */
const isDone = (site, step) =>
  step.products(site).every(path => existsSync(path)) && (step.isDone?.(site) ?? true);

/**
 * How long these steps take on a laptop with a usual line.
 *
 * @param {Step[]} steps
 */
function estimate(steps) {
  const span = steps.reduce((sum, { seconds: usual = 1 }) => sum + usual, 0);
  const count = steps.length === 1 ? 'one step' : `${steps.length} steps`;
  return `${count}, ${about(span)}`;
}
