/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { EarlyStopping } from '../../src/callbacks/early-stopping';
import { installCompiledTraining } from '../../../train/src';
import { checkpointPath, readCheckpoint } from '../../../train/src/checkpoint/checkpoint-file';

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

test.each([
  ['adam', 'adamax'],
  ['adam', 'sgd'],
  ['sgd', 'adam'],
  ['adadelta', 'adagrad'],
])(
  'a training under %s is not resumed under %s, which is told before a weight is changed',
  async (one, other) => {
    const checkpoint = { dir: folder() };
    const model = network();
    model.compile({ optimizer: one, loss: 'meanSquaredError' });
    await fit(model, { epochs: 1, checkpoint });
    const another = network();
    another.compile({ optimizer: other, loss: 'meanSquaredError' });
    const before = another.getWeights().map(weight => Array.from(weight.dataSync()));
    await expect(fit(another, { checkpoint, resume: true })).rejects.toThrow(
      /a training under \w+, and the model is compiled with \w+.*another checkpoint\.dir/,
    );
    expect(another.getWeights().map(weight => Array.from(weight.dataSync()))).toEqual(before);
  },
);

test('resume without a checkpoint begins at the beginning', async () => {
  expect((await fit(network(), { epochs: 1, checkpoint: { dir: folder() }, resume: true })).epoch).toEqual([
    0,
  ]);
});

describe('what else decides how training goes on is in the checkpoint', () => {
  /** Trains in one go, and again with a death in epoch `dies`; both histories and the final weights. */
  async function bothWays(
    build: () => tf.LayersModel,
    data: [tf.Tensor, tf.Tensor],
    more: () => object,
    dies: number,
  ) {
    const train = (model: tf.LayersModel, dir: string, callbacks: unknown[], args: object = {}) =>
      model.fit(...data, {
        ...{ epochs: 30, verbose: 0, checkpoint: { dir }, ...more(), ...args },
        callbacks,
      } as tf.ModelFitArgs);
    const callbacks = () => ((more() as { callbacks?: unknown[] }).callbacks ?? []) as unknown[];
    const [a, dead, b] = [build(), build(), build()];
    const expected = await train(a, folder(), callbacks());
    const dir = folder();
    const death = new tf.CustomCallback({
      onEpochBegin: async now => {
        if (now === dies) throw new Error('died');
      },
    });
    await expect(train(dead, dir, [...callbacks(), death])).rejects.toThrow('died');
    const resumed = await train(b, dir, [...callbacks(), new tf.CustomCallback({})], { resume: true });
    const weights = [a, b].map(model => model.getWeights().map(weight => Array.from(weight.dataSync())));
    return { expected, resumed, weights };
  }

  const data: [tf.Tensor, tf.Tensor] = [x, y];

  test.each<[string, () => tf.LayersModel, [tf.Tensor, tf.Tensor], () => object, number]>([
    [
      'how long EarlyStopping has waited, and the best weights',
      network,
      data,
      () => ({
        callbacks: [EarlyStopping({ monitor: 'val_loss', patience: 3, restoreBestWeights: true })],
        validationSplit: 0.4,
      }),
      3,
    ],
    [
      "tfjs's own early stopping",
      network,
      data,
      () => ({
        callbacks: [tf.callbacks.earlyStopping({ monitor: 'val_loss', patience: 3 })],
        validationSplit: 0.4,
      }),
      3,
    ],
    [
      'the states of stateful layers',
      () => {
        const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
        const model = tf.sequential({
          layers: [
            tf.layers.simpleRNN({
              units: 3,
              stateful: true,
              batchInputShape: [10, 4, 1],
              kernelInitializer,
              recurrentInitializer: kernelInitializer,
            }),
            tf.layers.dense({ units: 1, kernelInitializer }),
          ],
        });
        model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
        return model;
      },
      [tf.reshape(x, [50, 4, 1]), y],
      () => ({ epochs: 6, batchSize: 10 }),
      3,
    ],
    [
      'which batches of the data come next',
      network,
      data,
      () => ({ epochs: 7, batchSize: 8, stepsPerEpoch: 3 }),
      4,
    ],
    ['the order of batches', network, data, () => ({ epochs: 5, batchSize: 8, shuffle: 'batch' }), 2],
  ])('%s', async (_, build, values, more, dies) => {
    const { expected, resumed, weights } = await bothWays(build, values, more, dies);
    expect(resumed.epoch).toEqual(expected.epoch);
    expect(resumed.history).toEqual(expected.history);
    expect(weights[1]).toEqual(weights[0]);
  });

  test('a run that EarlyStopping ended is over when it is resumed', async () => {
    const dir = folder();
    const stopping = () => ({ callbacks: [EarlyStopping({ monitor: 'loss', patience: 1, minDelta: 100 })] });
    const first = await fit(network(), { epochs: 20, checkpoint: { dir }, ...stopping() });
    expect(first.epoch.length).toBeLessThan(20);
    const again = await fit(network(), { epochs: 20, checkpoint: { dir }, resume: true, ...stopping() });
    expect(again.history).toEqual(first.history);
  });
});

test('a loss that is no number survives the file', async () => {
  const dir = folder();
  const model = network();
  model.compile({ optimizer: tf.train.sgd(1e30), loss: 'meanSquaredError' });
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { history } = await fit(model, { epochs: 4, checkpoint: { dir } });
  warn.mockRestore();
  expect(history['loss']).toContainEqual(NaN);
  expect(readCheckpoint(dir)!.history).toEqual(history);
});

test.each([
  ['empty', (path: string) => truncateSync(path, 0), /it is cut off after 0 bytes/],
  ['cut off in its header', (path: string) => truncateSync(path, 100), /it is cut off after 100 bytes/],
  [
    'cut off in its tensors',
    (path: string) => truncateSync(path, statSync(path).size - 8),
    /cut off after \d+ of \d+ bytes/,
  ],
  [
    'changed',
    (path: string) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 3]! ^= 1;
      writeFileSync(path, bytes);
    },
    /do not match its checksum/,
  ],
  [
    'no checkpoint',
    (path: string) => writeFileSync(path, 'hello, this is a text'),
    /cannot be read: it is cut off/,
  ],
  ['a folder', (path: string) => (rmSync(path), mkdirSync(path)), /cannot be read: EISDIR/],
])('a file that is %s is refused before the first step, and left as it is', async (_, damage, reason) => {
  const dir = folder();
  await fit(network(), { epochs: 1, checkpoint: { dir } });
  const path = checkpointPath(dir);
  damage(path);
  const before = statSync(path).mtimeMs;
  const model = network();
  const weights = model.getWeights().map(weight => weight.dataSync());
  const resumed = fit(model, { checkpoint: { dir }, resume: true });
  await expect(resumed).rejects.toThrow(reason);
  await expect(resumed).rejects.toThrow(/Delete it to train from the beginning, or restore a copy/);
  expect(statSync(path).mtimeMs).toBe(before);
  expect(model.getWeights().map(weight => weight.dataSync())).toEqual(weights);
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
