/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { checkpointPath, readCheckpoint } from '../../../train/src/checkpoint/checkpoint-file';

jest.setTimeout(180_000);

const here = join(__dirname, 'process');
const program = ['-r', join(__dirname, '../../../../test/setup/typescript.cjs'), join(here, 'train.ts')];
const EPOCHS = 60;
/** Two layers of 256 and Adam's slots: 0.9 MB, so that writing takes a good part of the time. */
const UNITS = 256;

const dirs: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'checkpoint-process-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => dirs.forEach(dir => rmSync(dir, { recursive: true, force: true })));

interface Outcome {
  readonly history?: Record<string, number[]>;
  readonly epoch?: number[];
  readonly weights?: string;
  readonly error?: string;
}

const start = (dir: string, epochs = EPOCHS): ChildProcess =>
  spawn(process.execPath, [...program, dir, String(epochs), String(UNITS)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const lastLine = (output: string): Outcome => JSON.parse(output.trim().split('\n').at(-1)!) as Outcome;

async function finish(child: ChildProcess): Promise<Outcome> {
  let output = '';
  child.stdout!.on('data', (data: Buffer) => (output += data.toString()));
  await once(child, 'close');
  return lastLine(output);
}

/** Kills a training a moment after it has said so many times that an epoch is over, which is when it saves. */
async function killAfter(child: ChildProcess, epochs: number, ms: number): Promise<void> {
  for (let seen = 0; seen < epochs;) {
    const [data] = (await once(child.stdout!, 'data')) as [Buffer];
    seen += data.toString().split('epoch').length - 1;
  }
  await new Promise(resolve => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  await once(child, 'close');
}

const epochsSaved = (dir: string) => readCheckpoint(dir)?.epoch ?? 0;

test('killed at random moments, a run that resumes ends with exactly the losses and weights of an uninterrupted one', async () => {
  const [whole, broken] = [folder(), folder()];
  const expected = await finish(start(whole));
  expect(expected.history!['loss']).toHaveLength(EPOCHS);
  const reached: number[] = [];
  for (let kill = 0; kill < 4; kill++) {
    await killAfter(start(broken), 2 + Math.floor(Math.random() * 8), Math.random() * 30);
    reached.push(epochsSaved(broken));
  }
  // Each of them got further than the one before, and none to the end.
  reached.forEach((epoch, i) => expect(epoch).toBeGreaterThanOrEqual((reached[i - 1] ?? -1) + 1));
  expect(reached.at(-1)).toBeLessThan(EPOCHS);
  const resumed = await finish(start(broken));
  expect(resumed).toEqual(expected);
  expect(readFileSync(checkpointPath(broken)).equals(readFileSync(checkpointPath(whole)))).toBe(true);
  // The files that the killed ones were writing are gone.
  expect(readdirSync(broken)).toEqual(['training.checkpoint']);
});

/** Runs the training in a shell that first takes something away. */
function under(shell: string, dir: string, epochs: number): Outcome {
  const command = [process.execPath, ...program, dir, String(epochs), String(UNITS)];
  const { stdout } = spawnSync('sh', ['-c', `${shell} "$@"`, 'sh', ...command], { encoding: 'utf8' });
  return lastLine(stdout);
}

const canMount =
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' }).status === 0;

describe('a checkpoint that cannot be written', () => {
  test('for its size is a clear error that leaves the one before whole', async () => {
    const dir = folder();
    const before = await finish(start(dir, 1));
    const saved = readFileSync(checkpointPath(dir));
    const { error } = under('ulimit -f 200;', dir, 3);
    expect(error).toMatch(
      /The checkpoint after epoch 2 could not be written to .*: EFBIG.*The previous checkpoint there is whole\. Free some space/,
    );
    expect(readFileSync(checkpointPath(dir)).equals(saved)).toBe(true);
    expect(readdirSync(dir)).toEqual(['training.checkpoint']);
    const [first] = (await finish(start(dir, 3))).history!['loss']!;
    expect(first).toBe(before.history!['loss']![0]);
  });

  (canMount ? test : test.skip)('on a full disk is one too', () => {
    const dir = folder();
    // Room for one checkpoint, not for a second beside it. The mount is the shell's own and ends with it.
    const shell = `unshare -m sh -c 'mount -t tmpfs -o size=1500k tmpfs "$1"; shift; "$@"; cp "$0"/training.checkpoint "$0".kept' "${dir}" "${dir}"`;
    const { error } = under(shell, dir, 3);
    dirs.push(`${dir}.kept`);
    expect(error).toMatch(
      /The checkpoint after epoch 2 could not be written to .*: ENOSPC.*The previous checkpoint there is whole/,
    );
    expect(existsSync(`${dir}.kept`)).toBe(true);
  });
});
