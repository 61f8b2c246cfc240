/** The kernels of the bench: ours as `npm run setup` installed it, the others in a folder of the bench's own. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { benchPython, prepareBenchPython } from '../python.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.cache', 'bench-kernels');
const jupyter = join(folder, 'jupyter');
const ours = join(root, '.venv', 'share', 'jupyter');

const NODE_PACKAGES = ['tslab@1.0.22', 'deno@2.9.6'];
const PYTHON_PACKAGES = [
  'ipykernel==7.4.0',
  'jupyter_client==8.10.0',
  'psutil==7.2.2',
  'tensorflow-cpu==2.21.0',
];

/** In the order of the table. */
export const KERNELS = ['epochlab', 'tslab', 'deno', 'ipykernel'];

/** All kernels run in one folder, from which `@tensorflow/tfjs-node` resolves to this checkout's, native as it is. */
export const notebooks = join(folder, 'notebooks');

export const environment = {
  JUPYTER_PATH: [jupyter, ours].join(':'),
  EPOCHLAB_HISTORY: join(folder, 'history.jsonl'),
  IPYTHONDIR: join(folder, 'ipython'),
  DENO_NO_UPDATE_CHECK: '1',
  TF_CPP_MIN_LOG_LEVEL: '3',
};

export async function prepareKernels() {
  if (!existsSync(join(ours, 'kernels', 'epochlab', 'kernel.json')))
    throw new Error('The kernel is not installed: run `npm run setup` first.');
  await prepareBenchPython(PYTHON_PACKAGES);
  await installNodePackages();
  mkdirSync(notebooks, { recursive: true });
  const { resolve } = createRequire(join(folder, 'package.json'));
  writeKernelspec('tslab', [
    process.execPath,
    resolve('tslab/bin/tslab'),
    'kernel',
    '--config-path={connection_file}',
  ]);
  writeKernelspec('deno', [denoBinary(resolve), 'jupyter', '--kernel', '--conn', '{connection_file}']);
  writeKernelspec('ipykernel', [benchPython, '-m', 'ipykernel_launcher', '-f', '{connection_file}']);
}

async function installNodePackages() {
  const manifest = join(folder, 'package.json');
  const installed = join(folder, `installed ${NODE_PACKAGES.join(' ')}`);
  if (existsSync(installed)) return;
  console.error(`Installing ${NODE_PACKAGES.join(', ')} into ${folder} (once)`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, JSON.stringify({ private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', ...NODE_PACKAGES], { cwd: folder });
  writeFileSync(installed, '');
}

/** Deno itself: its npm package starts it from a Node process, which would count against it. */
function denoBinary(resolve) {
  return createRequire(import.meta.url)(resolve('deno/install_api.cjs')).runInstall();
}

function writeKernelspec(name, argv) {
  const directory = join(jupyter, 'kernels', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'kernel.json'), JSON.stringify({ argv, display_name: name, language: name }));
}
