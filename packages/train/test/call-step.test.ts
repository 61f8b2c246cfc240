import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const here = join(__dirname, 'process');

const STEPS = 4;

/** How often oneDNN ran what during a training of two convolutions with poolings, four steps. */
function reportOfOneDnn(): Map<string, number> {
  const { stdout } = spawnSync(
    process.execPath,
    ['-r', join(__dirname, '../../../test/setup/typescript.cjs'), join(here, 'convolve.ts')],
    {
      encoding: 'utf8',
      env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', ONEDNN_VERBOSE: '1' },
      maxBuffer: 2 ** 26,
    },
  );
  const counts = new Map<string, number>();
  for (const line of stdout.split('\n')) {
    const [, kind, pass] = /,exec,cpu,(\w+),[^,]*,(\w+),/.exec(line) ?? [];
    if (kind && pass) counts.set(`${kind} ${pass}`, (counts.get(`${kind} ${pass}`) ?? 0) + 1);
  }
  return counts;
}

/** oneDNN is in TensorFlow's library for this processor. */
const hasOneDnn = process.arch === 'x64';

// TensorFlow once chose by the addresses of nodes, so that it differed from process to process.
(hasOneDnn ? test.each([1, 2, 3, 4]) : test.skip.each([1]))(
  'the gradients of all poolings run on oneDNN, as the poolings do: process %d',
  () => {
    const counts = reportOfOneDnn();
    expect(counts.get('pooling forward_training')).toBe(2 * STEPS);
    expect(counts.get('pooling backward_data')).toBe(2 * STEPS);
  },
);
