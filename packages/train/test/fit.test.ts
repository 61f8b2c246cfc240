/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled, installCompiledTraining } from '../src';

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

// tfjs validates before the last batch ends; Keras after it.
test.each([false, true])(
  'an epoch is validated with the weights that the end of its last batch left (eager: %s)',
  async eager => {
    const model = network(tf.train.sgd(0.1), eager);
    const validated: number[] = [];
    const callbacks = {
      onBatchEnd: (batch: number) => {
        if (batch !== 3) return;
        model.setWeights(model.getWeights().map(weight => weight.neg()));
        const loss = tf.losses.meanSquaredError(y.slice(32), model.apply(x.slice(32)) as tf.Tensor);
        validated.push(loss.dataSync()[0] ?? NaN);
      },
    };
    const args = { ...QUIET, epochs: 2, validationSplit: 0.2, callbacks };
    const { history } = await model.fit(x, y, args);
    close(history['val_loss'] as number[], validated);
  },
);

// The loops of tfjs and of Keras look at it after each batch.
test.each([false, true])('stopTraining before an epoch leaves it one batch (eager: %s)', async eager => {
  const stop = (batches: (model: tf.Sequential) => object) => {
    const model = network(tf.train.sgd(0.1), eager);
    const callbacks = {
      onEpochBegin: (epoch: number) => void (model.stopTraining = epoch === 1),
      ...batches(model),
    };
    return model.fit(x, y, { ...QUIET, epochs: 3, callbacks }).then(({ history }) => ({ model, history }));
  };
  const { model, history } = await stop(() => ({}));
  const each = await stop(() => ({ onBatchEnd: () => undefined }));
  expect(history['loss']).toHaveLength(2);
  close(history['loss'] as number[], each.history['loss'] as number[]);
  close(weightsOf(model), weightsOf(each.model));

  const byHand = network();
  await byHand.fit(x, y, { ...QUIET, epochs: 1 });
  const loss = await byHand.trainOnBatch(x.slice(0, 8), y.slice(0, 8));
  expect(history['loss']![1]).toBeCloseTo(loss as number, 5);
  close(weightsOf(model), weightsOf(byHand));
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

test.each(['sampleWeight', 'classWeight'])('%s weighs the loss', async by => {
  const labels = tf.cast(tf.greater(y, 0), 'float32');
  const weights = tf.cast(tf.greater(tf.slice(x, [0, 0], [40, 1]), 0), 'float32');
  const run = async (eager: boolean) =>
    (
      await network(tf.train.sgd(0.1), eager).fit(x, labels, {
        ...QUIET,
        epochs: 3,
        ...(by === 'sampleWeight' ? { sampleWeight: weights } : { classWeight: { 0: 1, 1: 3 } }),
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

test('a batch that was its own target at first is compared with another target later', async () => {
  const losses = async (eager: boolean) => {
    const model = network(tf.train.sgd(0.1), eager);
    const found: (number | number[])[] = [];
    const own = tf.slice(x, [0, 0], [-1, 1]);
    const input = tf.tile(own, [1, x.shape[1]!]);
    for (const target of [input, input, input, input, tf.mul(input, 2), tf.neg(input)])
      found.push(await model.trainOnBatch(input, tf.slice(target, [0, 0], [-1, 1])));
    return found.flat();
  };
  close(await losses(false), await losses(true));
});

test('the number of tensors is flat over 10,000 steps, and native memory with it', async () => {
  const model = network(tf.train.adam(0.01));
  await model.fit(x, y, { ...QUIET, epochs: 400 });
  const before = tf.memory().numTensors;
  const resident = process.memoryUsage().rss;
  const { epoch } = await model.fit(x, y, { ...QUIET, epochs: 2_000, validationSplit: 0.2 });
  expect(epoch.length * 4).toBeGreaterThanOrEqual(8_000);
  await model.fit(x, y, { ...QUIET, epochs: 400 });
  expect(tf.memory().numTensors).toBe(before);
  // A leak of one batch a step would be more.
  expect(process.memoryUsage().rss - resident).toBeLessThan(200e6);
});

test('validation of a model with several outputs begins with the total loss, as metricsNames says', async () => {
  const run = async (eager: boolean) => {
    const input = tf.input({ shape: [4] });
    const outputs = ['one', 'two'].map(
      name =>
        tf.layers.dense({ name, units: 1, kernelInitializer: 'ones' }).apply(input) as tf.SymbolicTensor,
    );
    const model = tf.model({ inputs: input, outputs });
    const args = { optimizer: tf.train.sgd(0), loss: 'meanSquaredError', metrics: ['mae'], eager };
    model.compile(args);
    const data = [tf.ones([20, 4]), [tf.zeros([20, 1]), tf.ones([20, 1])]] as [tf.Tensor, tf.Tensor[]];
    const { history } = await model.fit(...data, { ...QUIET, epochs: 1, validationData: data });
    const scores = (model.evaluate(...data) as tf.Scalar[]).map(score => score.dataSync()[0]);
    return { history, scores };
  };
  for (const eager of [false, true]) {
    const { history, scores } = await run(eager);
    expect(history).toMatchObject({
      val_loss: [25],
      val_one_loss: [16],
      val_two_loss: [9],
      val_one_mae: [4],
    });
    expect(scores).toEqual([25, 16, 9, 4, 3]);
  }
});

describe('the batches of an epoch', () => {
  /** The first value of each row of the batches that ran. */
  const rowsSeen = async (args: object) => {
    const seen: number[][] = [];
    const model = network(tf.train.sgd(0));
    const numbered = tf
      .range(0, 40)
      .reshape([40, 1])
      .mul(tf.ones([1, 4]));
    // With weights of one and a target of zero, the loss is the mean of the squares of four times the row's number.
    model.setWeights([tf.ones([4, 1]), tf.zeros([1])]);
    await model.fit(numbered as tf.Tensor, tf.zeros([40, 1]), {
      ...QUIET,
      ...args,
      callbacks: {
        onEpochBegin: () => void seen.push([]),
        onBatchEnd: (_: number, logs?: tf.Logs) => void seen.at(-1)!.push(logs!['loss']! / 16),
      },
    });
    return seen;
  };
  /** The mean of the squares of the row numbers of a batch. */
  const batch = (i: number, size = 8) =>
    Array.from({ length: size }, (_, k) => (i * 8 + k) ** 2).reduce((sum, value) => sum + value, 0) / size;

  test('stepsPerEpoch goes on where the last epoch stopped, and begins again at the end', async () => {
    const seen = await rowsSeen({ epochs: 4, stepsPerEpoch: 3 });
    const expected = [
      [0, 1, 2],
      [3, 4, 0],
      [1, 2, 3],
      [4, 0, 1],
    ].map(epoch => epoch.map(i => batch(i)));
    seen.forEach((epoch, e) => close(epoch, expected[e]!));
  });

  test("shuffle: 'batch' changes the order of the batches and leaves their rows", async () => {
    const [first, second] = (await rowsSeen({ epochs: 2, shuffle: 'batch' })) as [number[], number[]];
    const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
    for (const epoch of [first, second])
      close(
        sorted(epoch),
        [0, 1, 2, 3, 4].map(i => batch(i)),
      );
  });

  test("shuffle: 'batch' keeps a smaller batch the last", async () => {
    const [epoch] = (await rowsSeen({ epochs: 1, shuffle: 'batch', batchSize: 16 })) as [number[]];
    const last =
      Array.from({ length: 8 }, (_, k) => (32 + k) ** 2).reduce((sum, value) => sum + value, 0) / 8;
    expect(epoch.at(-1)).toBeCloseTo(last, 3);
  });

  test('validationSteps evaluates on the first batches only', async () => {
    const model = network(tf.train.sgd(0));
    const { history } = await model.fit(x, y, {
      ...QUIET,
      epochs: 1,
      validationData: [x, y],
      validationSteps: 2,
    } as tf.ModelFitArgs);
    const [expected] = [model.evaluate(x.slice(0, 16), y.slice(0, 16))].flat();
    expect(history['val_loss']![0]).toBeCloseTo(expected!.dataSync()[0]!, 5);
  });

  test.each([
    [{ stepsPerEpoch: 0 }, /stepsPerEpoch \}\) is a whole number of batches from 1, got 0/],
    [{ validationSteps: 1.5 }, /validationSteps/],
    [{ shuffle: 'rows' }, /shuffle \}\) is true, false or 'batch', got "rows"/],
  ])('refuses %j', async (args, message) => {
    await expect(network().fit(x, y, { ...QUIET, epochs: 1, ...args } as tf.ModelFitArgs)).rejects.toThrow(
      message,
    );
  });

  test.each([{ stepsPerEpoch: 2 }, { validationSteps: 1 }, { shuffle: 'batch' }])(
    'a model that runs op by op takes %j too',
    async extra => {
      jest.spyOn(Math, 'random').mockReturnValue(0.5);
      const validationData: [tf.Tensor, tf.Tensor] = [x, y];
      const options = { ...QUIET, epochs: 2, validationData };
      const train = (eager: boolean) =>
        network(tf.train.sgd(0.1), eager).fit(x, y, { ...options, ...extra } as tf.ModelFitArgs);
      const [compiled, opByOp] = [await train(false), await train(true)].map(({ history }) => history);
      jest.restoreAllMocks();
      expect(Object.keys(opByOp!)).toEqual(Object.keys(compiled!));
      for (const [name, values] of Object.entries(compiled!))
        values.forEach((value, i) => expect(opByOp![name]![i]).toBeCloseTo(value as number, 5));
    },
  );

  test('a model that runs op by op refuses a checkpoint, from which it could not resume exactly', async () => {
    const checkpoint = { dir: 'nowhere' };
    await expect(network(tf.train.sgd(0.1), true).fit(x, y, { ...QUIET, checkpoint })).rejects.toThrow(
      /checkpoint \}\) needs compiled training, and this model runs op by op: compile\(\{ eager: true \}\) asks for it/,
    );
  });
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
  class Counts extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const [input] = [inputs].flat() as [tf.Tensor];
      tf.keep(tf.scalar(1));
      return tf.mul(input, tf.memory().numTensors);
    }
    static className = 'CountsTensors';
  }

  test.each([
    ['a value read back', () => new ReadsBack({}), /dataSync\(\) at .*fit\.test\.ts:\d+/],
    ['a number drawn in JavaScript', () => new Draws({}), /layer "draws_\w+" calls Math\.random/],
    ['a number that a library counts', () => new Counts({}), /a number made in JavaScript for Mul changes/],
  ])('%s', async (_, layer, reason) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 2, inputShape: [4] }), layer(), tf.layers.dense({ units: 1 })],
    });
    model.compile({ optimizer: tf.train.sgd(1e-9), loss: 'meanSquaredError' });
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

describe('a step that oneDNN cannot run, as TensorFlow optimises it, runs without, to the same numbers', () => {
  const models: tf.LayersModel[] = [];
  const x = tf.linspace(-1, 1, 27).reshape([3, 3, 3, 1]);
  const y = tf.ones([3, 1]);
  const made = (eager: boolean) => {
    const model = tf.sequential({
      layers: [
        tf.layers.separableConv2d({
          filters: 1,
          kernelSize: 1,
          activation: 'selu',
          inputShape: [3, 3, 1],
          depthwiseInitializer: 'ones',
          pointwiseInitializer: 'ones',
        }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 1, kernelInitializer: 'ones' }),
      ],
    });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...{ eager } });
    models.push(model);
    return model;
  };
  const predictions = (model: tf.LayersModel, batchSize: number) =>
    [1, 2, 3, 4].flatMap(() => [...(model.predict(x, { batchSize }) as tf.Tensor).dataSync()]);

  test.each<[string, (model: tf.LayersModel) => Promise<readonly number[]>]>([
    [
      'fit',
      async model => {
        const { history } = await model.fit(x, y, { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });
        return history['loss'] as number[];
      },
    ],
    [
      'trainOnBatch',
      async model => {
        const losses = [];
        for (let i = 0; i < 4; i++) losses.push((await model.trainOnBatch(x, y)) as number);
        return losses;
      },
    ],
    ['predict, one batch', async model => predictions(model, 4)],
    ['predict, many batches', async model => predictions(model, 1)],
  ])('%s', async (_, run) => {
    const [compiled, eager] = [await run(made(false)), await run(made(true))];
    expect(compiled).toHaveLength(eager.length);
    compiled.forEach((value, i) => expect(value).toBeCloseTo(eager[i] ?? NaN, 4));
  });

  afterAll(() => {
    for (const model of models) model.dispose();
    tf.dispose([x, y]);
  });
});
