/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../../nn/src/install';
import { relativeError } from '../same-training';

beforeAll(() => install());
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

const l = tf.layers;
const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -1, 1, 'float32', seed);
const x = uniform([24, 2], 1);
const y = uniform([24, 1], 2);
const numbersOf = (tensors: tf.Tensor | tf.Tensor[]) =>
  [tensors].flat().flatMap(tensor => [...tensor.dataSync()]);

/** Not a `Sequential`: when that is compiled, the training that goes on keeps what it began with, in tfjs too. */
function network(eager: boolean, seed = 3): tf.LayersModel {
  const dense = (units: number) =>
    l.dense({
      units,
      activation: 'tanh',
      kernelInitializer: tf.initializers.glorotUniform({ seed: seed + units }),
    });
  const input = tf.input({ shape: [2] });
  const model = tf.model({
    inputs: input,
    outputs: dense(1).apply(dense(3).apply(input)) as tf.SymbolicTensor,
  });
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError', eager } as tf.ModelCompileArgs);
  return model;
}

/** Actions of a callback on the model that trains; their results are compared too. */
const CHANGES: Record<string, (model: tf.LayersModel, eager: boolean) => number[] | Promise<number[]>> = {
  predicts: model => numbersOf(model.predict(x, { batchSize: 8 })),
  'predicts on one batch': model => numbersOf(model.predictOnBatch(x)),
  evaluates: model => numbersOf(model.evaluate(x, y, { batchSize: 8 })),
  'trains on a batch': async model => [await model.trainOnBatch(x, y)].flat(),
  'sets weights': model => {
    model.setWeights(model.getWeights().map(weight => weight.mul(0.9)));
    return [];
  },
  'freezes a layer': model => {
    model.layers[1]!.trainable = !model.layers[1]!.trainable;
    return [];
  },
  'compiles with another optimizer': (model, eager) => {
    model.compile({ optimizer: tf.train.sgd(0.5), loss: 'meanAbsoluteError', eager } as tf.ModelCompileArgs);
    return [];
  },
  'takes a gradient': model => {
    const { value, grads } = tf.variableGrads(() => (model.predict(x) as tf.Tensor).square().mean());
    return numbersOf([value, ...Object.values(grads)]);
  },
  'trains another model': async (_model, eager) => {
    const { history } = await network(eager, 9).fit(x, y, {
      epochs: 2,
      batchSize: 8,
      shuffle: false,
      verbose: 0,
    });
    return Object.values(history).flat().map(Number);
  },
};

async function train(
  change: string,
  at: 'onBatchBegin' | 'onBatchEnd' | 'onEpochBegin' | 'onEpochEnd',
  eager: boolean,
) {
  const model = network(eager);
  const seen: number[] = [];
  const callbacks = {
    [at]: async () => void seen.push(...(await CHANGES[change]!(model, eager))),
  };
  const { history } = await model.fit(x, y, {
    epochs: 3,
    batchSize: 8,
    shuffle: false,
    verbose: 0,
    callbacks,
  });
  return [...Object.values(history).flat().map(Number), ...seen, ...numbersOf(model.getWeights())];
}

describe.each(['onBatchBegin', 'onBatchEnd', 'onEpochBegin', 'onEpochEnd'] as const)(
  'in %s a callback',
  at => {
    test.each(Object.keys(CHANGES))('%s, and training goes on as op by op', async change => {
      const [compiled, eager] = [await train(change, at, false), await train(change, at, true)];
      expect(compiled).toHaveLength(eager.length);
      expect(relativeError(compiled, eager)).toBeLessThan(1e-4);
    });
  },
);

test('compiled with other metrics in a callback, fit says that it cannot report them', async () => {
  const model = network(false);
  const callbacks = {
    onEpochEnd: async () => model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae'] }),
  };
  await expect(model.fit(x, y, { epochs: 2, verbose: 0, callbacks })).rejects.toThrow(
    /compiled with other losses or metrics while fit trains it/,
  );
});

test('two models fit at once as one after the other', async () => {
  const fit = (model: tf.LayersModel) =>
    model.fit(x, y, { epochs: 4, batchSize: 4, shuffle: false, verbose: 0 });
  const apart = [await fit(network(true, 3)), await fit(network(true, 5))];
  const together = await Promise.all([fit(network(false, 3)), fit(network(false, 5))]);
  together.forEach(({ history }, i) =>
    expect(relativeError(history['loss']!.map(Number), apart[i]!.history['loss']!.map(Number))).toBeLessThan(
      1e-4,
    ),
  );
});

test('a second fit of the same model at once is refused, and the first goes on', async () => {
  const model = network(false);
  const first = model.fit(x, y, { epochs: 4, batchSize: 4, shuffle: false, verbose: 0 });
  await expect(model.fit(x, y, { epochs: 1, verbose: 0 })).rejects.toThrow(/another fit\(\) call is ongoing/);
  await expect(
    model.fitDataset(tf.data.array([0]).map(() => ({ xs: x, ys: y })) as never, { epochs: 1, verbose: 0 }),
  ).rejects.toThrow(/another fit\(\) call is ongoing/);
  const { history } = await first;
  const alone = await network(true).fit(x, y, { epochs: 4, batchSize: 4, shuffle: false, verbose: 0 });
  expect(relativeError(history['loss']!.map(Number), alone.history['loss']!.map(Number))).toBeLessThan(1e-4);
});
