import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import seedrandom from 'seedrandom';
import { describeCompiled, installCompiledTraining } from '../src';
import { readCheckpoint, writeCheckpoint } from '../src/checkpoint/checkpoint-file';
import { stepsWhileCompiling, takeOverIn } from '../src/loop/take-over';
import { knownTrainer } from '../src/trainer/trainer';
import { untilXla } from './until-xla';

beforeAll(() => installCompiledTraining());

const ROWS = 640;
const FIT = { batchSize: 8, verbose: 0, shuffle: false };

function problem(layers: tf.layers.Layer[], shape: number[]) {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const [x, y] = [tf.ones([ROWS, ...shape]), tf.ones([ROWS, 1])];
  const plan = async (epochs: number) => {
    await model.fit(x, y, { ...FIT, epochs });
    return describeCompiled(model).graphs[0]?.plan;
  };
  return { model, plan };
}

/** Runs a model, on data that do not matter, until XLA does it. */
const onesUntilXla = (model: tf.Sequential) => untilXla(model, tf.ones([ROWS, 4]), tf.ones([ROWS, 1]));

const dense = () => problem([tf.layers.dense({ units: 1, inputShape: [4] })], [4]);

test('a first short fit runs at once, without waiting for a compiler', async () => {
  const { model, plan } = dense();
  expect(await plan(1)).toBe('plain');
  expect(describeCompiled(model).graphs[0]?.reason).toMatch(/80 steps .* do not pay for XLA/);
});

test('a fit of many steps trains at once while XLA compiles, which takes over as soon as it has', async () => {
  const { model, plan } = dense();
  const seen = await onesUntilXla(model);
  expect(seen[0]).toEqual([
    'plain',
    expect.stringMatching(/^XLA compiles it on another thread and will take over/),
  ]);
  expect(seen.at(-1)).toEqual(['xla', expect.stringMatching(/^many small ops/)]);
  expect(await plan(1)).toBe('xla');
});

test('a model that is fitted again does not wait for XLA either', async () => {
  const { model, plan } = dense();
  expect(await plan(6)).toBe('plain');
  expect(describeCompiled(model).graphs[0]?.reason).toMatch(/do not pay/);
  expect(await plan(6)).toBe('plain');
  expect(describeCompiled(model).graphs[0]?.reason).toMatch(/XLA compiles it/);
});

test('a fit that shuffles does not change at the same step each time, unless its draws have a seed', () => {
  expect(takeOverIn(false, true)).toBe('when ready');
  const draws = jest.spyOn(Math, 'random').mockImplementation(seedrandom.alea('a seed'));
  expect(takeOverIn(false, true)).toBe('by rule');
  draws.mockRestore();
});

test('what XLA computes after it has taken over is what op by op computes', async () => {
  const [compiled, eager] = [dense().model, dense().model];
  await onesUntilXla(compiled);
  eager.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager: true });
  const start = [tf.tensor2d([[1], [-2], [3], [-4]]), tf.tensor1d([0.5])];
  const x = tf.randomUniform([ROWS, 4], -1, 1, 'float32', 3);
  const y = x.sum(1, true);
  const losses: unknown[] = [];
  for (const model of [compiled, eager]) {
    model.setWeights(start);
    losses.push((await model.fit(x, y, { ...FIT, epochs: 2 })).history['loss']);
  }
  expect(describeCompiled(compiled).graphs[0]?.plan).toBe('xla');
  (losses[0] as number[]).forEach((loss, i) =>
    expect(loss).toBeCloseTo((losses[1] as number[])[i] ?? NaN, 5),
  );
});

test('a model of more than a thousand ops goes to XLA too, where there is more to do', async () => {
  const deep = Array.from({ length: 70 }, () => tf.layers.dense({ units: 4, activation: 'tanh' }));
  const { model, plan } = problem(
    [tf.layers.inputLayer({ inputShape: [4] }), ...deep, tf.layers.dense({ units: 1 })],
    [4],
  );
  const [x, y] = [tf.ones([ROWS / 20, 4]), tf.ones([ROWS / 20, 1])];
  const short = async () => {
    await model.fit(x, y, { ...FIT, epochs: 1 });
    return describeCompiled(model).graphs[0];
  };
  expect([(await short())?.plan, (await short())?.plan]).toEqual(['plain', 'plain']);
  expect((await short())?.ops).toBeGreaterThan(1_200);
  expect([await plan(1), await plan(1)]).toEqual(['plain', 'plain']);
  expect(describeCompiled(model).graphs[0]?.reason).toMatch(/XLA compiles it/);
});

test('convolutions never go to XLA, whose own are slow', async () => {
  const layers = [
    tf.layers.conv1d({ filters: 256, kernelSize: 2, inputShape: [128, 1] }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 1 }),
  ];
  expect(await problem(layers, [128, 1]).plan(13)).toBe('fused');
});

test('convolutions that are too small to gain from being fused are not, and train and predict as op by op', async () => {
  const build = () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 1 }),
      ],
    });
    return model;
  };
  const x = tf.randomUniform([64, 8, 8, 1], -1, 1, 'float32', 3);
  const y = x.mean([1, 2]);
  const [model, eager] = [build(), build()];
  eager.setWeights(model.getWeights());
  const losses: unknown[] = [];
  for (const [each, opByOp] of [
    [model, false],
    [eager, true],
  ] as const) {
    each.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager: opByOp });
    losses.push(
      ...((await each.fit(x, y, { ...FIT, batchSize: 16, epochs: 40 })).history['loss'] ?? []).slice(-1),
    );
  }
  expect(losses[0]).toBeCloseTo(losses[1] as number, 4);
  const [predicted, expected] = [model, eager].map(each => each.predict(x) as tf.Tensor);
  const apart = tf.max(tf.abs(tf.sub(predicted as tf.Tensor, expected as tf.Tensor))).dataSync()[0];
  expect(apart).toBeLessThan(1e-3);
  for (const graph of describeCompiled(model).graphs)
    expect([graph.plan, graph.reason]).toEqual([
      'plain',
      expect.stringMatching(/^its convolutions are too small/),
    ]);
});

describe('a training with checkpoints', () => {
  const folders: string[] = [];
  const folder = () => {
    const dir = mkdtempSync(join(tmpdir(), 'loop-plan-'));
    folders.push(dir);
    return dir;
  };
  afterAll(() => folders.forEach(dir => rmSync(dir, { recursive: true, force: true })));

  const [x, y] = [
    tf.randomUniform([ROWS, 4], -1, 1, 'float32', 3),
    tf.randomUniform([ROWS, 1], -1, 1, 'float32', 5),
  ];
  const fit = (model: tf.Sequential, dir: string, until = Infinity) =>
    model.fit(x, y, {
      ...FIT,
      shuffle: true,
      epochs: 1_000_000,
      checkpoint: { dir, every: 1_000_000 },
      resume: true,
      callbacks: { onEpochEnd: (epoch: number) => void (model.stopTraining = epoch + 1 >= until) },
    } as tf.ModelFitArgs);

  /** One epoch, saved as if it had been as many steps before the one where XLA takes over. */
  async function begun(stepsBeforeXla: number): Promise<string> {
    const dir = folder();
    const { model } = dense();
    await fit(model, dir, 1);
    const saved = readCheckpoint(dir);
    const [loop] = knownTrainer((model as unknown as { model: never }).model)?.graphs.manyACall ?? [];
    if (!saved || !loop) throw new Error('Nothing was saved.');
    writeCheckpoint(dir, { ...saved, step: stepsWhileCompiling(loop.step) - stepsBeforeXla });
    return dir;
  }

  test('changes to XLA at one step, so that a run in parts computes exactly the same', async () => {
    const dir = await begun(200);
    const apart = folder();
    cpSync(dir, apart, { recursive: true });
    const whole = dense().model;
    const expected = await fit(whole, dir, 7);
    expect(describeCompiled(whole).graphs[0]?.plan).toBe('xla');
    let resumed = expected;
    for (const until of [2, 3, 5, 7]) resumed = await fit(dense().model, apart, until);
    expect(resumed.history).toEqual(expected.history);
    const weights = (from: string) => readCheckpoint(from)?.tensors.map(({ data: bytes }) => bytes);
    expect(weights(apart)).toEqual(weights(dir));
  });

  test('waits for XLA where that ran before, which a stop need not wait for', async () => {
    const dir = await begun(0);
    const { model } = dense();
    const waits: string[] = [];
    const callback = new Waiting(what => {
      waits.push(what);
      model.stopTraining = true;
    });
    const { history } = await model.fit(x, y, {
      ...FIT,
      epochs: 1_000_000,
      checkpoint: { dir },
      resume: true,
      callbacks: [callback],
    } as tf.ModelFitArgs);
    expect(waits).toEqual(['XLA is compiling the training loop']);
    expect(history['loss']).toHaveLength(1);
  });
});

/** Follows a training as a live view does. */
class Waiting extends tf.CustomCallback {
  constructor(readonly onWait: (what: string) => void) {
    super({});
  }

  onBatchesEnd(): void {
    // It is not interested in them.
  }
}

describe('while XLA compiles', () => {
  const deep = () => {
    const hidden = Array.from({ length: 30 }, () => tf.layers.dense({ units: 4, activation: 'tanh' }));
    return problem(
      [tf.layers.inputLayer({ inputShape: [4] }), ...hidden, tf.layers.dense({ units: 1 })],
      [4],
    );
  };
  const data = () => [tf.ones([ROWS, 4]), tf.ones([ROWS, 1])] as const;
  /** Begins a fit for which XLA is worth while, and ends it after an epoch. */
  const begin = (model: tf.Sequential, x: tf.Tensor, y: tf.Tensor) =>
    model.fit(x, y, {
      ...FIT,
      epochs: 100_000,
      callbacks: { onEpochEnd: () => void (model.stopTraining = true) },
    });

  test('a model that is compiled again trains on, and no tensor is left', async () => {
    const { model } = deep();
    const [x, y] = data();
    await model.fit(x, y, { ...FIT, epochs: 1 });
    const tensors = tf.memory().numTensors;
    await begin(model, x, y);
    expect(describeCompiled(model).graphs[0]?.reason).toMatch(/XLA compiles it/);
    expect(tf.memory().numTensors).toBe(tensors);
    model.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError' });
    const { history } = await model.fit(x, y, { ...FIT, epochs: 1 });
    expect(history['loss']).toHaveLength(1);
  });

  test('a model may be disposed, and another one has its turn with the compiler', async () => {
    const { model } = deep();
    const [x, y] = data();
    await begin(model, x, y);
    model.dispose();
    tf.dispose([x, y]);
    expect((await onesUntilXla(dense().model)).at(-1)?.[0]).toBe('xla');
  });
});
