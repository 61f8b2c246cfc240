/**
 * Compares the kernel with tslab, Deno and ipykernel over real ZeroMQ. Every measure starts a kernel of its own; the
 * kernels take turns within each round, so that all see the same machine.
 *
 *     node test/bench/kernel.mjs [--json FILE] [--rounds 3] [--cells 1000] [--measures start,cells,...] [--kernels epochlab,tslab,...]
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { environment, KERNELS, notebooks, prepareKernels } from './kernel/peers.mjs';
import { printTable, ratios } from './kernel/table.mjs';
import { benchPython } from './python.mjs';

const run = promisify(execFile);
const main = fileURLToPath(new URL('kernel/main.py', import.meta.url));

/** How often each is measured in a round: starts vary the most. */
const MEASURES = {
  start: 3,
  cells: 1,
  output: 2,
  completion: 2,
  busy_completion: 2,
  early_completion: 2,
  idle_memory: 1,
};

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    cells: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    measures: { type: 'string', default: Object.keys(MEASURES).join() },
    kernels: { type: 'string', default: KERNELS.join() },
  },
});
const measures = options.measures.split(',');
const kernels = options.kernels.split(',');
const rounds = Number(options.rounds);

async function measure(kernel, name) {
  const count = name === 'cells' ? [options.cells] : [];
  const { stdout } = await run(benchPython, [main, kernel, name, ...count], {
    cwd: notebooks,
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout);
}

function note(samples, kernel, figures) {
  for (const [figure, value] of Object.entries(figures)) {
    if (value !== null) ((samples[figure] ??= {})[kernel] ??= []).push(value);
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

await prepareKernels();
for (const kernel of kernels) await measure(kernel, 'start'); // Nobody's files come from a cold disk.
const samples = {};
const loads = [];
for (let round = 1; round <= rounds; round++) {
  for (const name of measures) {
    for (let i = 0; i < MEASURES[name]; i++) {
      for (const kernel of kernels) note(samples, kernel, await measure(kernel, name));
      loads.push(loadavg()[0]);
    }
    console.error(`round ${round} of ${rounds}: ${name}`);
  }
}
const medians = mapValues(samples, byKernel => mapValues(byKernel, median));
const load = [Math.min(...loads), Math.max(...loads)].map(value => value.toFixed(1)).join(' to ');
console.log(`Kernel, ${availableParallelism()} cores, load ${load}, medians of ${rounds} rounds`);
printTable(medians);
if (options.json) {
  const cores = availableParallelism();
  writeFileSync(
    options.json,
    JSON.stringify({ cores, loads, medians, ratios: ratios(medians), samples }, null, 2),
  );
}
