import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

test('the views of runs that are over keep their numbers, and no model and no optimizer', () => {
  const typescript = join(__dirname, '../../../../test/setup/typescript.cjs');
  const program = ['--expose-gc', '-r', typescript, join(__dirname, 'process/collected.ts')];
  const { stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    alive: 0,
    of: 20,
    runs: 10,
    tensors: 2,
  });
});
