/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../nn/src/install';
import { describeCompiled } from '../src';
import { STEPS_LEFT } from '../src/loop/take-over';

beforeAll(() => install());
afterEach(() => jest.restoreAllMocks());

type Data = tf.data.Dataset<tf.TensorContainer>;

const ROWS = 42;
const x = tf.randomNormal([ROWS, 4], 0, 1, 'float32', 1);
const y = tf.randomNormal([ROWS, 1], 0, 1, 'float32', 2);
const rows = (tensor: tf.Tensor) => tensor.arraySync() as number[][];

/** 42 rows in batches of 8, the last of 2, in a seeded order of their own each epoch. */
const shuffled = (labels = y): Data =>
  tf.data
    .zip({ xs: tf.data.array(rows(x)), ys: tf.data.array(rows(labels)) })
    .shuffle(ROWS, 'seed', true)
    .batch(8) as Data;

function network(eager = false, args: Partial<tf.ModelCompileArgs> = {}): tf.Sequential {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [4], kernelInitializer })],
  });
  const options = {
    optimizer: tf.train.adam(0.05),
    loss: 'meanSquaredError',
    metrics: ['mae'],
    eager,
    ...args,
  };
  model.compile(options);
  return model;
}

const weightsOf = (model: tf.LayersModel) =>
  model.getWeights().flatMap(weight => Array.from(weight.dataSync()));

function closeHistories(a: tf.History, b: tf.History): void {
  expect(a.epoch).toEqual(b.epoch);
  expect(Object.keys(a.history).sort()).toEqual(Object.keys(b.history).sort());
  for (const [name, values] of Object.entries(b.history))
    values.forEach((value, i) => expect(a.history[name]![i]).toBeCloseTo(value as number, 4));
}

/** Runs compiled and as tfjs does, and compares histories and weights. */
async function sameAsStock(
  train: (model: tf.LayersModel) => Promise<tf.History>,
  build: (eager: boolean) => tf.LayersModel = network,
): Promise<void> {
  const [a, b] = [build(false), build(true)];
  closeHistories(await train(a), await train(b));
  weightsOf(a).forEach((value, i) => expect(value).toBeCloseTo(weightsOf(b)[i]!, 4));
  expect(describeCompiled(a)).toMatchObject({ compiled: true, refusals: [] });
}

describe('fitDataset equals op by op', () => {
  test('in the same shuffled order, with a smaller last batch and a dataset to validate on', () =>
    sameAsStock(model =>
      model.fitDataset(shuffled(), {
        epochs: 3,
        verbose: 0,
        validationData: shuffled(),
        validationBatches: 4,
      }),
    ));

  test('with tensors to validate on', () =>
    sameAsStock(model =>
      model.fitDataset(shuffled(), {
        epochs: 2,
        verbose: 0,
        validationData: [x, y],
        validationBatchSize: 10,
      }),
    ));

  test('a number of batches an epoch, going on where the last one stopped', () =>
    sameAsStock(model =>
      model.fitDataset(shuffled().repeat(), { epochs: 4, batchesPerEpoch: 4, verbose: 0 }),
    ));

  test('class weights', () => {
    const labels = tf.cast(tf.greater(y, 0), 'float32');
    return sameAsStock(
      model => model.fitDataset(shuffled(labels), { epochs: 2, verbose: 0, classWeight: { 0: 1, 1: 4 } }),
      eager => network(eager, { loss: 'binaryCrossentropy' }),
    );
  });

  test('the losses of weighed outputs, as they are', () =>
    sameAsStock(
      model =>
        model.fitDataset(
          tf.data.array([0, 1, 2]).map(i => ({
            xs: tf.slice(x, i * 8, 8),
            ys: { one: tf.ones([8, 1]), two: tf.zeros([8, 2]) },
          })) as unknown as Data,
          { epochs: 3, verbose: 0 },
        ),
      eager => {
        const input = tf.input({ shape: [4] });
        const outputs = ['one', 'two'].map(
          (name, i) =>
            tf.layers
              .dense({ units: i + 1, name, kernelInitializer: tf.initializers.glorotUniform({ seed: i }) })
              .apply(input) as tf.SymbolicTensor,
        );
        const model = tf.model({ inputs: input, outputs });
        model.compile({
          optimizer: tf.train.sgd(0.01),
          loss: 'meanSquaredError',
          lossWeights: [2, 0.5],
          eager,
        } as tf.ModelCompileArgs);
        return model;
      },
    ));

  test('inputs and targets by name', () => {
    const build = (eager: boolean) => {
      const [a, b] = ['a', 'b'].map(name => tf.input({ shape: [4], name }));
      const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
      const sum = tf.layers.add().apply([a!, b!]) as tf.SymbolicTensor;
      const outputs = ['up', 'down'].map(
        name => tf.layers.dense({ name, units: 1, kernelInitializer }).apply(sum) as tf.SymbolicTensor,
      );
      const model = tf.model({ inputs: [a!, b!], outputs });
      const args = { optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae'], eager };
      model.compile(args);
      // Layers are named alike in both models.
      return model;
    };
    const data = tf.data
      .zip({
        xs: tf.data.zip({ b: tf.data.array(rows(x)), a: tf.data.array(rows(x)) }),
        ys: tf.data.zip({ down: tf.data.array(rows(tf.neg(y))), up: tf.data.array(rows(y)) }),
      })
      .batch(8) as Data;
    return sameAsStock(
      model => model.fitDataset(data, { epochs: 2, verbose: 0, validationData: data }),
      build,
    );
  });

  test('each batch for a callback that asks for it', async () => {
    const seen = async (eager: boolean) => {
      const losses: number[] = [];
      await network(eager).fitDataset(shuffled(), {
        epochs: 2,
        verbose: 0,
        callbacks: { onBatchEnd: (batch, logs) => void losses.push(batch, logs!['size']!, logs!['loss']!) },
      });
      return losses;
    };
    const [compiled, eager] = [await seen(false), await seen(true)];
    compiled.forEach((value, i) => expect(value).toBeCloseTo(eager[i]!, 4));
    expect(compiled).toHaveLength(eager.length);
  });
});

class Watch extends tf.CustomCallback {
  readonly calls: [number, number][] = [];
  maxBatches: number | undefined = 3;
  onBatchesEnd(first: number, count: number): void | Promise<void> {
    this.calls.push([first, count]);
  }
}

/** The plan of the training on batches of 8. */
const planOf = (model: tf.Sequential) =>
  describeCompiled(model).graphs.find(({ step, batchSize }) => step === 'train' && batchSize === 8)?.plan;

describe('XLA compiles', () => {
  const fit = (model: tf.Sequential, data: Data, epochs: number, args = {}) =>
    model.fitDataset(data, { epochs, verbose: 0, ...args });

  const reasonOf = (model: tf.Sequential) =>
    describeCompiled(model).graphs.find(({ step, batchSize }) => step === 'train' && batchSize === 8)?.reason;

  test('a run over a dataset whose size says that it is long, and takes over after a number of steps', async () => {
    const [compiled, eager] = [network(), network(true)];
    const long = 250;
    const first = await fit(compiled, shuffled(), long);
    expect([planOf(compiled), reasonOf(compiled)]).toEqual([
      'plain',
      expect.stringMatching(/^XLA compiles it/),
    ]);
    closeHistories(first, await fit(eager, shuffled(), long));
    // So many steps as the rule asks for would take long; in the second epoch from here XLA takes over between two batches.
    jest.spyOn(STEPS_LEFT, 'by rule').mockImplementation((_, __, done) => long * 5 + 8 - done);
    closeHistories(await fit(compiled, shuffled(), 4), await fit(eager, shuffled(), 4));
    expect(planOf(compiled)).toBe('xla');
    weightsOf(compiled).forEach((weight, i) => expect(weight).toBeCloseTo(weightsOf(eager)[i]!, 4));
  });

  test('a dataset of unknown size when it is fitted again', async () => {
    const model = network();
    const data = shuffled().filter(() => true);
    const reasons: (string | undefined)[] = [];
    for (let i = 0; i < 2; i++) {
      await fit(model, data, 100);
      reasons.push(reasonOf(model));
    }
    expect(reasons).toEqual([expect.stringMatching(/do not pay/), expect.stringMatching(/^XLA compiles it/)]);
  });

  test('no run that a callback wants batch by batch', async () => {
    const model = network();
    await fit(model, shuffled(), 250, { callbacks: { onBatchEnd: () => undefined } });
    expect(planOf(model)).toBe('plain');
  });
});

test('several batches run in one call, as many as a callback allows, those of one shape together', async () => {
  const watch = new Watch({});
  await network().fitDataset(shuffled(), { epochs: 1, verbose: 0, callbacks: [watch] });
  expect(watch.calls).toEqual([
    [0, 3],
    [3, 2],
    [5, 1],
  ]);
});

test('a slow dataset does not keep the callbacks waiting for a full call', async () => {
  const batch = () => ({ xs: tf.ones([8, 4]), ys: tf.ones([8, 1]) });
  const slow = tf.data.generator(function* () {
    for (let i = 0; i < 4; i++) yield i;
  });
  const data = slow.mapAsync(async () => {
    await new Promise(resolve => setTimeout(resolve, 60));
    return batch();
  });
  const watch = new Watch({});
  watch.maxBatches = undefined;
  await network().fitDataset(data as unknown as Data, { epochs: 1, verbose: 0, callbacks: [watch] });
  expect(watch.calls).toEqual([0, 1, 2, 3].map(first => [first, 1]));
});

test.each([false, true])('stopTraining before an epoch leaves it one batch (eager: %s)', async eager => {
  const trained = async (onBatch: object) => {
    const model = network(eager);
    const onEpochBegin = (epoch: number) => void (model.stopTraining = epoch === 1);
    const callbacks = { onEpochBegin, ...onBatch };
    const history = await model.fitDataset(shuffled(), { epochs: 3, verbose: 0, callbacks });
    return { history, weights: weightsOf(model) };
  };
  // A callback for each batch has tfjs's loop stop after the first.
  const [a, b] = [await trained({}), await trained({ onBatchEnd: () => undefined })];
  expect(a.history.epoch).toEqual([0, 1]);
  closeHistories(a.history, b.history);
  a.weights.forEach((value, i) => expect(value).toBeCloseTo(b.weights[i]!, 5));
});

test('stopTraining ends the epoch after the call, and validates it', async () => {
  const model = network();
  class Stop extends Watch {
    override onBatchesEnd(): void {
      model.stopTraining = true;
    }
  }
  const history = await model.fitDataset(shuffled(), {
    epochs: 9,
    verbose: 0,
    callbacks: [new Stop({})],
    validationData: shuffled(),
  });
  expect(history.epoch).toEqual([0]);
  expect(history.history['val_loss']).toHaveLength(1);
});

test('a dataset that runs out ends the training and says so', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const history = await network().fitDataset(shuffled(), { epochs: 5, batchesPerEpoch: 4, verbose: 0 });
  expect(history.epoch).toEqual([0, 1]);
  expect(warn.mock.calls.flat()).toEqual([
    expect.stringMatching(/batchesPerEpoch: 4 \}\): the dataset ran out of data after 2 batches.*repeat\(\)/),
  ]);
});

test('evaluateDataset equals op by op', async () => {
  const score = async (eager: boolean, batches?: number) =>
    [await network(eager).evaluateDataset(shuffled(), batches === undefined ? {} : { batches })]
      .flat()
      .map(value => value.dataSync()[0]!);
  for (const batches of [undefined, 3]) {
    const [compiled, eager] = [await score(false, batches), await score(true, batches)];
    compiled.forEach((value, i) => expect(value).toBeCloseTo(eager[i]!, 5));
    expect(compiled).toHaveLength(2);
  }
});

test('no tensor stays behind, after a stop and after an error neither', async () => {
  const model = network();
  const data = shuffled();
  await model.fitDataset(data, { epochs: 2, verbose: 0, validationData: data });
  const before = tf.memory().numTensors;
  await model.fitDataset(data, { epochs: 3, verbose: 0, validationData: data });
  await model.fitDataset(data, {
    epochs: 3,
    verbose: 0,
    callbacks: { onEpochEnd: () => void (model.stopTraining = true) },
  });
  const wrong = tf.data
    .array([0, 1, 2])
    .map(i => ({ xs: tf.ones([8, 4]), ys: tf.fill([8, 1], i === 2 ? NaN : 1) })) as unknown as Data;
  await expect(model.fitDataset(wrong, { epochs: 1, verbose: 0 })).rejects.toThrow(/holds NaN/);
  expect(tf.memory().numTensors).toBe(before);
});

test('a step that fails leaves as much behind as op by op', async () => {
  const left = async (eager: boolean) => {
    const loss = () => {
      throw new Error('a loss that fails');
    };
    const model = network(eager, { loss });
    const { numTensors } = tf.memory();
    await expect(model.fitDataset(shuffled(), { epochs: 1, verbose: 0 })).rejects.toThrow(
      'a loss that fails',
    );
    return tf.memory().numTensors - numTensors;
  };
  expect(await left(false)).toBeLessThanOrEqual(await left(true));
});

describe('a dataset that asks the model that it trains gets it as it is by then', () => {
  /** Targets drawn to what the model says. */
  const taught = (model: tf.LayersModel) => (element: tf.TensorContainer) => {
    const { xs, ys } = element as { xs: tf.Tensor; ys: tf.Tensor };
    return { xs, ys: tf.add(tf.mul(ys, 0.5), tf.mul(model.predict(xs) as tf.Tensor, 0.7)) };
  };
  const asking: Record<string, (model: tf.LayersModel) => Data> = {
    'in map': model => shuffled().map(taught(model)),
    'in mapAsync': model => shuffled().mapAsync(async element => taught(model)(element)),
    'in a generator': model =>
      tf.data.generator(function* (): Generator<tf.TensorContainer> {
        for (let i = 0; i < 5; i++)
          yield taught(model)({ xs: tf.slice(x, i * 8, 8), ys: tf.slice(y, i * 8, 8) });
      }),
    'by its weights': model =>
      shuffled().map(element => {
        const { xs, ys } = element as unknown as { xs: tf.Tensor; ys: tf.Tensor };
        return { xs, ys: tf.add(ys, tf.sum(model.getWeights()[0]!)) };
      }),
  };

  test.each(Object.keys(asking))('%s', name =>
    sameAsStock(model => model.fitDataset(asking[name]!(model), { epochs: 3, verbose: 0 })),
  );
});

test('a model that cannot be compiled trains op by op and says so once', async () => {
  class ReadsBack extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const input = [inputs].flat()[0]!;
      return tf.mul(input, tf.max(input).dataSync()[0]! > 0 ? 1 : 2);
    }
    static className = 'ReadsBackFromDataset';
  }
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const build = (eager: boolean) => {
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 3, inputShape: [4], kernelInitializer }),
        new ReadsBack({}),
        tf.layers.dense({ units: 1, kernelInitializer }),
      ],
    });
    const args = { optimizer: 'sgd', loss: 'meanSquaredError', eager };
    model.compile(args);
    return model;
  };
  const train = (eager: boolean) => build(eager).fitDataset(shuffled(), { epochs: 2, verbose: 0 });
  closeHistories(await train(false), await train(true));
  expect(warn.mock.calls.flat()).toEqual([expect.stringMatching(/runs op by op, not compiled/)]);
});
