/**
 * Compares `model.fit` here with stock tfjs-node, Keras on TensorFlow and Keras on JAX, one model after another so that all
 * see the same machine. Each time is a process of its own: cold is its first fit, warm the median of later ones.
 *
 *     node test/bench/training.mjs [--json FILE] [--models A,B] [--peers stock,tensorflow,jax]
 */
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { MODELS } from './training-models.mjs';

const run = promisify(execFile);
const here = name => fileURLToPath(new URL(name, import.meta.url));
const venv = here('../../.cache/bench-venv');
const python = `${venv}/bin/python`;
const PACKAGES = ['tensorflow-cpu==2.21.0', 'keras', 'jax'];

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, models: { type: 'string' }, peers: { type: 'string' } },
});
const models = options.models?.split(',') ?? Object.keys(MODELS);
const peers = options.peers?.split(',') ?? ['stock', 'tensorflow', 'jax'];

const COMMANDS = {
  compiled: model => [process.execPath, [here('training-tfjs.mjs'), model, 'compiled']],
  stock: model => [process.execPath, [here('training-tfjs.mjs'), model, 'stock']],
  tensorflow: model => [python, [here('training_keras.py'), model], { KERAS_BACKEND: 'tensorflow' }],
  jax: model => [python, [here('training_keras.py'), model], { KERAS_BACKEND: 'jax' }],
};

/** The Python peers live in an environment of the bench's own. */
async function preparePython() {
  if (existsSync(`${venv}/done`)) return;
  console.error(`Installing ${PACKAGES.join(', ')} into ${venv} (about 300 MB, once)`);
  await run('python3', ['-m', 'venv', venv]);
  await run(`${venv}/bin/pip`, ['install', '-q', ...PACKAGES]);
  writeFileSync(`${venv}/done`, '');
}

async function measure(peer, model) {
  const [file, args, env = {}] = COMMANDS[peer](model);
  const { stdout } = await run(file, args, {
    env: { TF_CPP_MIN_LOG_LEVEL: '3', ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

const geometricMean = values =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
const ms = value => (value === undefined ? '-' : value < 100 ? value.toFixed(1) : value.toFixed(0));
const ratio = value => (Number.isFinite(value) ? value.toFixed(2) : '-');
const line = (...cells) =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(11))).join(' ');

function printModel({ model, times }) {
  const { compiled, stock, tensorflow, jax } = times;
  const frugal = Math.min(tensorflow?.cpu ?? NaN, jax?.cpu ?? Infinity);
  const faster = Math.min(tensorflow?.warm ?? NaN, jax?.warm ?? Infinity);
  console.log(
    line(
      model,
      ms(compiled.warm),
      ms(stock?.warm),
      ms(tensorflow?.warm),
      ms(jax?.warm),
      ratio(compiled.warm / tensorflow?.warm),
      ratio(compiled.warm / faster),
      ratio(compiled.cpu / frugal),
      ms((compiled.steps * 1000) / compiled.warm),
      ms(compiled.cold),
      ms(tensorflow?.cold),
      ms(jax?.cold),
      compiled.plan,
    ),
  );
}

const results = [];
if (peers.some(peer => peer !== 'stock')) await preparePython();
console.log(`Training, ${availableParallelism()} cores, milliseconds per fit`);
console.log(
  line(
    'model',
    'warm',
    'stock',
    'Keras-TF',
    'Keras-JAX',
    '/TF',
    '/faster',
    'cpu',
    'steps/s',
    'cold',
    'TF cold',
    'JAX cold',
    'plan',
  ),
);
for (const model of models) {
  const times = {};
  for (const peer of ['compiled', ...peers]) times[peer] = await measure(peer, model);
  results.push({ model, times });
  printModel(results.at(-1));
}
const all = results.map(({ times }) => times);
const overTf = all.filter(t => t.tensorflow).map(t => t.compiled.warm / t.tensorflow.warm);
const overFaster = all
  .filter(t => t.tensorflow && t.jax)
  .map(t => t.compiled.warm / Math.min(t.tensorflow.warm, t.jax.warm));
const cpuOverFaster = all
  .filter(t => t.tensorflow && t.jax)
  .map(t => t.compiled.cpu / Math.min(t.tensorflow.cpu, t.jax.cpu));
const summary = {
  cores: availableParallelism(),
  overKerasTensorflow: geometricMean(overTf),
  overFasterPeer: geometricMean(overFaster),
  processorTimeOverFrugalPeer: geometricMean(cpuOverFaster),
};
console.log(
  `geometric means: ${ratio(summary.overKerasTensorflow)} of Keras on TensorFlow, ${ratio(summary.overFasterPeer)} of the faster peer; processor time ${ratio(summary.processorTimeOverFrugalPeer)} of the more frugal one`,
);
if (options.json) writeFileSync(options.json, JSON.stringify({ ...summary, results }, null, 2));
