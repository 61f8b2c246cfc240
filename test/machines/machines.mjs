// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * @typedef {object} Machine
 * @property {string} name
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} [wrap]  the program and arguments that run a command there
 * @property {string[]} files  the tests that could tell it from this machine
 */

const succeeds = (/** @type {string[]} */ [program = '', ...args]) =>
  spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0;
const whereItWorks = (/** @type {string[]} */ wrap) => (succeeds(wrap) ? wrap : []);

/** Variables that hold oneDNN and XLA to one instruction set on every processor. */
const AVX2_ALONE = { ONEDNN_MAX_CPU_ISA: 'AVX2', XLA_FLAGS: '--xla_cpu_max_isa=AVX2' };

const oneProcessor = whereItWorks(['taskset', '-c', '0']);
/** As in a container: room for nothing in shared memory, and a home that cannot be written. For root alone. */
const littleRoom = whereItWorks([
  ...['unshare', '-m', 'sh', '-c'],
  'mount -t tmpfs -o size=1m tmpfs /dev/shm && mount -t tmpfs -o ro tmpfs "$HOME" && exec "$@"',
  'sh',
]);

const training = [
  'packages/runtime/test/environment.test.ts',
  'packages/train/test/call-step.test.ts',
  'packages/nn/test/train/predict.test.ts',
  'packages/train/test/threads.test.ts',
];

/** @type {Machine[]} */
export const machines = [
  {
    name: 'a processor with AVX2 alone, oneDNN as this library chooses',
    env: { ...AVX2_ALONE, TF_ENABLE_ONEDNN_OPTS: undefined },
    files: training,
  },
  {
    name: 'a processor with AVX2 alone, without oneDNN',
    env: { ...AVX2_ALONE, TF_ENABLE_ONEDNN_OPTS: '0' },
    files: training,
  },
  {
    name: 'one processor, little shared memory, a home that is read alone, Turkish in the time of Samoa',
    env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Apia', TF_ENABLE_ONEDNN_OPTS: '1' },
    wrap: [...littleRoom, ...oneProcessor],
    files: [
      'packages/runtime/test/load.test.ts',
      'packages/train/test/threads.test.ts',
      'packages/nn/test/data/formats',
      'packages/kernel/test/compiler/importing.test.ts',
      'packages/kernel/test/compiler/types.test.ts',
      'packages/kernel/test/compiler/tsconfig.test.ts',
      'packages/kernel/test/display',
      'packages/kernel/test/protocol',
      'packages/views/test/format',
    ],
  },
];
