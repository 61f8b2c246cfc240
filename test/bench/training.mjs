/**
 * Compares `model.fit` here with stock tfjs-node, Keras on TensorFlow and Keras on JAX. All of them hold the same model at
 * the same time and take turns, so that they see the same machine: cold is a process's first fit, warm the median of those after the
 * second, and after XLA has taken over here. A small dense network has a peer written by hand in JAX, too, an epoch one `lax.scan`. A turn is as many fits as take a quarter of a second: threads that have waited for other processes run on one processor for
 * the first tens of milliseconds, which is as long as some of these fits.
 *
 *     node test/bench/training.mjs [MODEL ...] [--peers stock,tensorflow,jax] [--rounds 5] [--json FILE]
 *
 * A model may be named by a part of its name: `node test/bench/training.mjs CNN --rounds 3`.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startPeer } from './training-peers.mjs';
import { printHead, printModel, printSummary, summarise } from './training-report.mjs';
import { SPECS, stepsOf } from './training-models.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    peers: { type: 'string', default: 'stock,tensorflow,jax' },
    rounds: { type: 'string', default: '5' },
  },
});
const asked = name => positionals.length === 0 || positionals.some(part => name.includes(part));
const models = Object.keys(SPECS).filter(name => !SPECS[name].firstFits && asked(name));
if (models.length === 0) {
  console.error(`No model is called ${positionals.join(', ')}; there are ${Object.keys(SPECS).join(', ')}.`);
  process.exit(2);
}
const peersOf = model => [
  'compiled',
  ...options.peers.split(',').filter(Boolean),
  ...(SPECS[model].scan && options.peers.includes('jax') ? ['scan'] : []),
];

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const TURN_MS = 250;

/** The times of the fits of a peer's turn. */
async function turn(peer) {
  const [fits, start] = [[], performance.now()];
  do fits.push(await peer.fit());
  while (performance.now() - start < TURN_MS);
  return fits;
}

/** Fits until XLA, which compiles beside the first fits, has taken over. */
async function settle(peer) {
  for (let settled = false; !settled;) ({ settled = true } = await peer.fit());
}

/** The times of every peer on one model. */
async function measure(model) {
  const names = peersOf(model);
  const peers = [];
  try {
    for (const name of names) peers.push(await startPeer(name, model));
    const fits = peers.map(() => []);
    for (let first = 0; first < 2; first++)
      for (const [i, peer] of peers.entries()) fits[i].push(await peer.fit());
    for (const peer of peers) await settle(peer);
    for (let round = 0; round < Number(options.rounds); round++)
      for (const [i, peer] of peers.entries()) fits[i].push(...(await turn(peer)));
    const times = fits.map(([cold, , ...warm]) => ({
      cold: cold.wall,
      warm: median(warm.map(({ wall }) => wall)),
      cpu: median(warm.map(({ cpu }) => cpu)),
      plan: warm.at(-1)?.plan,
    }));
    return Object.fromEntries(names.map((name, i) => [name, times[i]]));
  } finally {
    for (const peer of peers) peer.stop();
  }
}

const results = [];
printHead(availableParallelism());
for (const model of models) {
  const result = { model, steps: stepsOf(model), load: loadavg()[0], times: await measure(model) };
  results.push(result);
  printModel(result);
}
const summary = { cores: availableParallelism(), ...summarise(results) };
printSummary(summary);
if (options.json) writeFileSync(options.json, JSON.stringify({ ...summary, results }, null, 2));
