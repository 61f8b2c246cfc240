/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled, installCompiledTraining } from '../../src/train';

jest.setTimeout(60_000);
beforeAll(() => installCompiledTraining());

const x = tf.randomNormal([40, 4], 0, 1, 'float32', 1);
const y = tf.randomNormal([40, 1], 0, 1, 'float32', 2);
const QUIET = { verbose: 0, batchSize: 8, shuffle: false } as const;

function network(optimizer: tf.Optimizer = tf.train.sgd(0.1), eager = false): tf.Sequential {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [4], kernelInitializer })],
  });
  const args = { optimizer, loss: 'meanSquaredError', eager };
  model.compile(args);
  return model;
}

const weightsOf = (model: tf.LayersModel) =>
  model.getWeights().flatMap(weight => Array.from(weight.dataSync()));
const close = (a: number[], b: number[]) => a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 5));

test('history has the same epochs, names and values as op by op, validation included', async () => {
  const run = (eager: boolean) =>
    network(tf.train.sgd(0.1), eager).fit(x, y, {
      ...QUIET,
      epochs: 3,
      validationSplit: 0.25,
      initialEpoch: 1,
    });
  const [compiled, eager] = [await run(false), await run(true)];
  expect(compiled.epoch).toEqual(eager.epoch);
  expect(Object.keys(compiled.history).sort()).toEqual(Object.keys(eager.history).sort());
  for (const name of Object.keys(eager.history))
    close(compiled.history[name] as number[], eager.history[name] as number[]);
});

test('a per-batch callback sees every batch with its loss', async () => {
  const seen = async (eager: boolean) => {
    const losses: number[] = [];
    const batches: number[] = [];
    const onBatchEnd = (batch: number, logs?: tf.Logs) =>
      void (batches.push(batch), losses.push(logs!['loss']!));
    await network(tf.train.sgd(0.1), eager).fit(x, y, { ...QUIET, epochs: 2, callbacks: { onBatchEnd } });
    return { losses, batches };
  };
  const [compiled, eager] = [await seen(false), await seen(true)];
  expect(compiled.batches).toEqual(eager.batches);
  close(compiled.losses, eager.losses);
});

test('a callback with onBatchesEnd gets all batches in order, a few calls at most maxBatches long', async () => {
  class Watch extends tf.CustomCallback {
    readonly calls: [number, number][] = [];
    readonly maxBatches = 3;
    onBatchesEnd(first: number, count: number, logs: Record<string, Float32Array>): void {
      expect(logs['loss']).toHaveLength(count);
      this.calls.push([first, count]);
    }
  }
  const watch = new Watch({});
  await network().fit(x, y, { ...QUIET, epochs: 1, callbacks: [watch] });
  expect(watch.calls).toEqual([
    [0, 3],
    [3, 2],
  ]);
});

test('a pause is a promise: no batch runs until it resolves', async () => {
  let resume = () => {};
  let reached: (paused: true) => void = () => {};
  const paused = new Promise<true>(resolve => (reached = resolve));
  class Pause extends tf.CustomCallback {
    readonly maxBatches = 1;
    onBatchesEnd(first: number): Promise<void> | void {
      if (first !== 1) return;
      reached(true);
      return new Promise(resolve => (resume = resolve));
    }
  }
  const model = network();
  const done = model.fit(x, y, { ...QUIET, epochs: 1, callbacks: [new Pause({})] });
  await paused;
  const during = weightsOf(model);
  await new Promise(resolve => setImmediate(resolve));
  expect(weightsOf(model)).toEqual(during);
  resume();
  await done;
  expect(weightsOf(model)).not.toEqual(during);
});

test('stopTraining ends the epoch at the next call and the history is kept', async () => {
  const model = network();
  const history = await model.fit(x, y, {
    ...QUIET,
    epochs: 50,
    callbacks: { onEpochEnd: epoch => void (model.stopTraining = epoch === 2) },
  });
  expect(history.epoch).toEqual([0, 1, 2]);
});

test('EarlyStopping stops compiled training', async () => {
  const history = await network(tf.train.sgd(0)).fit(x, y, {
    ...QUIET,
    epochs: 20,
    callbacks: tf.callbacks.earlyStopping({ monitor: 'loss', patience: 2 }),
  });
  expect(history.epoch.length).toBeLessThan(6);
});

test.each([
  ['adam', () => tf.train.adam(0.01)],
  ['sgd', () => tf.train.sgd(0.01)],
  ['rmsprop', () => tf.train.rmsprop(0.01)],
])('a learning rate changed between epochs takes effect (%s)', async (_, make) => {
  const run = async (eager: boolean) => {
    const optimizer = make();
    const change = (rate: number) =>
      'setLearningRate' in optimizer
        ? (optimizer as unknown as tf.SGDOptimizer).setLearningRate(rate)
        : Object.assign(optimizer, { learningRate: rate });
    const model = network(optimizer, eager);
    await model.fit(x, y, {
      ...QUIET,
      epochs: 3,
      callbacks: { onEpochEnd: epoch => void change(epoch === 0 ? 0.1 : 0.001) },
    });
    return { weights: weightsOf(model), traces: describeCompiled(model).graphs.length };
  };
  const [compiled, eager] = [await run(false), await run(true)];
  close(compiled.weights, eager.weights);
  expect(compiled.traces).toBe(1);
});

test('sampleWeight and classWeight weigh the loss', async () => {
  const labels = tf.cast(tf.greater(y, 0), 'float32');
  const weights = tf.cast(tf.greater(tf.slice(x, [0, 0], [40, 1]), 0), 'float32');
  const run = async (eager: boolean) =>
    (
      await network(tf.train.sgd(0.1), eager).fit(x, labels, {
        ...QUIET,
        epochs: 3,
        sampleWeight: weights,
        classWeight: { 0: 1, 1: 3 },
      })
    ).history['loss'] as number[];
  close(await run(false), await run(true));
});

test('trainOnBatch, evaluate and predict equal op by op', async () => {
  const [a, b] = [network(), network(tf.train.sgd(0.1), true)];
  for (let i = 0; i < 6; i++)
    close([await a.trainOnBatch(x, y)].flat() as number[], [await b.trainOnBatch(x, y)].flat() as number[]);
  const scores = [a, b].map(model =>
    [model.evaluate(x, y, { batchSize: 7 })].flat().map(score => score.dataSync()[0]!),
  );
  close(scores[0]!, scores[1]!);
  const predictions = [a, b].map(model =>
    Array.from((model.predict(x, { batchSize: 7 }) as tf.Tensor).dataSync()),
  );
  close(predictions[0]!, predictions[1]!);
});

test('fitDataset equals op by op', async () => {
  const run = async (eager: boolean) => {
    const data = tf.data
      .zip({ xs: tf.data.array(x.arraySync() as number[][]), ys: tf.data.array(y.arraySync() as number[][]) })
      .batch(8);
    return (
      await network(tf.train.sgd(0.1), eager).fitDataset(data as tf.data.Dataset<tf.TensorContainer>, {
        epochs: 3,
        verbose: 0,
      })
    ).history['loss'] as number[];
  };
  close(await run(false), await run(true));
});

test('the number of tensors stays the same over thousands of steps', async () => {
  const model = network(tf.train.adam(0.01));
  await model.fit(x, y, { ...QUIET, epochs: 2 });
  const before = tf.memory().numTensors;
  await model.fit(x, y, { ...QUIET, epochs: 500 });
  expect(tf.memory().numTensors).toBe(before);
});

describe('what cannot be a graph runs op by op, and says so once', () => {
  class ReadsBack extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const input = [inputs].flat()[0]!;
      return tf.mul(input, tf.max(input).dataSync()[0]! > 0 ? 1 : 2);
    }
    static className = 'ReadsBack';
  }
  class Draws extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.mul([inputs].flat()[0]!, Math.random());
    }
    static className = 'Draws';
  }

  test.each([
    ['a value read back', () => new ReadsBack({}), /dataSync\(\) at .*fit\.test\.ts:\d+/],
    ['a number drawn in JavaScript', () => new Draws({}), /a number made in JavaScript for Mul changes/],
  ])('%s', async (_, layer, reason) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 2, inputShape: [4] }), layer(), tf.layers.dense({ units: 1 })],
    });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(x, y, { ...QUIET, epochs: 1 });
    await model.fit(x, y, { ...QUIET, epochs: 1 });
    expect(warn.mock.calls.flat()).toEqual([expect.stringMatching(reason)]);
    expect(describeCompiled(model)).toMatchObject({
      compiled: false,
      refusals: [expect.stringMatching(reason)],
    });
  });

  afterEach(() => jest.restoreAllMocks());
});
