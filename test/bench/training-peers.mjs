/** The processes that the training bench compares: each holds one model and fits it when told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { benchPython, prepareBenchPython } from './python.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const PACKAGES = ['tensorflow-cpu==2.21.0', 'keras', 'jax'];

const tfjs = mode => model => ({ file: process.execPath, args: [here('training-tfjs.mjs'), model, mode] });
const keras = backend => async model => {
  await prepareBenchPython(PACKAGES);
  return { file: benchPython, args: [here('training_keras.py'), model], env: { KERAS_BACKEND: backend } };
};

const scan = async model => {
  await prepareBenchPython(PACKAGES);
  return { file: benchPython, args: [here('training_scan.py'), model] };
};

const COMMANDS = {
  compiled: tfjs('compiled'),
  stock: tfjs('stock'),
  tensorflow: keras('tensorflow'),
  jax: keras('jax'),
  scan,
};

/** Starts a peer with its model built; `fit()` trains it once and resolves to its times in milliseconds and more, as `{ wall, cpu, plan, settled }`. */
export async function startPeer(name, model) {
  const { file, args, env = {} } = await COMMANDS[name](model);
  const child = spawn(file, args, {
    env: { TF_CPP_MIN_LOG_LEVEL: '3', ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors = [];
  child.stderr.on('data', text => errors.push(text));
  const lines = createInterface({ input: child.stdout });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} on "${model}" ended with ${code}:\n${errors.join('')}`);
  });
  // Handled where a fit is awaited; after `stop` nobody waits.
  failed.catch(() => undefined);
  const nextLine = async () => (await Promise.race([once(lines, 'line'), failed]))[0];
  await nextLine();
  return {
    fit: async () => {
      child.stdin.write('\n');
      return JSON.parse(await nextLine());
    },
    stop: () => child.kill(),
  };
}
