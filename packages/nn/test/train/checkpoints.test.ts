import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../../src/train';
import { checkpointPath, readCheckpoint } from '../../src/train/checkpoint-file';

jest.setTimeout(60_000);
beforeAll(() => installCompiledTraining());

const dirs: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'checkpoint-test-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => dirs.forEach(dir => rmSync(dir, { recursive: true, force: true })));

const x = tf.randomNormal([50, 4], 0, 1, 'float32', 1);
const y = tf.randomNormal([50, 1], 0, 1, 'float32', 2);

function network(units = 8): tf.LayersModel {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
  const layers = [
    tf.layers.dense({ units, inputShape: [4], kernelInitializer }),
    tf.layers.dropout({ rate: 0.3 }),
    tf.layers.dense({ units: 1, kernelInitializer }),
  ];
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  return model;
}

/** `fit` with the arguments that compiled training adds. */
const fit = (model: tf.LayersModel, args: object) =>
  model.fit(x, y, { epochs: 6, verbose: 0, ...args } as tf.ModelFitArgs);
const dieAt = (epoch: number) => ({
  onEpochBegin: (now: number) => {
    if (now === epoch) throw new Error('died');
  },
});

test.each([1, 2])(
  'a run that died and resumes ends with exactly the losses of an uninterrupted one (every %d)',
  async every => {
    const [whole, broken] = [folder(), folder()];
    const expected = await fit(network(), { checkpoint: { dir: whole, every } });
    await expect(fit(network(), { checkpoint: { dir: broken, every }, callbacks: dieAt(3) })).rejects.toThrow(
      'died',
    );
    const resumed = await fit(network(), { checkpoint: { dir: broken, every }, resume: true });
    expect(resumed.history).toEqual(expected.history);
    expect(resumed.epoch).toEqual(expected.epoch);
  },
);

test('resume without a checkpoint begins at the beginning', async () => {
  expect((await fit(network(), { epochs: 1, checkpoint: { dir: folder() }, resume: true })).epoch).toEqual([
    0,
  ]);
});

test('a damaged file is named, with the remedy', async () => {
  const dir = folder();
  await fit(network(), { epochs: 1, checkpoint: { dir } });
  truncateSync(checkpointPath(dir), 400);
  await expect(fit(network(), { checkpoint: { dir }, resume: true })).rejects.toThrow(
    /cannot be read.*Delete it/,
  );
});

test("another model's checkpoint is refused", async () => {
  const dir = folder();
  await fit(network(), { epochs: 1, checkpoint: { dir } });
  await expect(fit(network(9), { checkpoint: { dir }, resume: true })).rejects.toThrow(/another model/);
});

test('a folder that cannot be written is an error that leaves what was there', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  await expect(
    fit(network(), { epochs: 1, checkpoint: { dir: join(dir, 'file', 'inside') } }),
  ).rejects.toThrow(/could not be written/);
  await fit(network(), { epochs: 2, checkpoint: { dir } });
  expect(readCheckpoint(dir)).toMatchObject({ epoch: 2 });
});

test('resume needs a place to resume from', async () => {
  await expect(fit(network(), { resume: true })).rejects.toThrow(/needs checkpoint/);
});
