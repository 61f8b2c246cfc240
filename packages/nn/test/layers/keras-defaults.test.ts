import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, models, optimizers, tf } from '@epochlab/nn';

type Config = Readonly<Record<string, unknown>>;

/** The file that python/layer_defaults.py wrote. */
const keras = JSON.parse(readFileSync(join(__dirname, 'keras-defaults.json'), 'utf8')) as {
  readonly made: Readonly<Record<string, readonly number[]>>;
  readonly defaults: Readonly<Record<string, Config>>;
  readonly trained: Readonly<
    Record<string, { readonly shapes: number[][]; readonly before: number[]; readonly loss: number[] }>
  >;
};

type Make = (...args: readonly unknown[]) => tf.layers.Layer;
const make = layers as unknown as Readonly<Record<string, Make>>;

/** A value of a configuration, an initializer as Keras calls its class. */
function plain(value: unknown): unknown {
  const { className, config } = (value ?? {}) as { className?: string; config?: Config };
  if (className !== 'VarianceScaling') return className ?? value ?? null;
  return config?.['distribution'] === 'uniform' ? 'GlorotUniform' : 'GlorotNormal';
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What tfjs says otherwise and means the same by. */
const SAME: readonly (readonly [unknown, unknown])[] = [
  [null, false],
  ['channelsLast', 'channels_last'],
];
const equal = (ours: unknown, theirs: unknown) =>
  JSON.stringify(ours) === JSON.stringify(theirs) ||
  SAME.some(([a, b]) => ours === a && theirs === b) ||
  // One number for all axes.
  (Array.isArray(theirs) && theirs.flat(2).every(one => one === ours));

describe("layers with Keras's names have Keras's defaults", () => {
  it.each(Object.keys(keras.made))('%s', name => {
    const ours = make[name]?.(...(keras.made[name] ?? [])).getConfig() as Config;
    const different = Object.entries(keras.defaults[name] ?? {})
      .map(([key, theirs]) => [camelCase(key), theirs] as const)
      .filter(([key]) => key in ours)
      .filter(([key, theirs]) => !equal(plain(ours[key]), theirs))
      .map(([key, theirs]) => ({ key, ours: plain(ours[key]), theirs }));
    expect(different).toEqual([]);
  });

  it("and tfjs's own spelling has tfjs's", () => {
    const { recurrentActivation, unitForgetBias } = tf.layers.lstm({ units: 2 }).getConfig();
    expect({ recurrentActivation, unitForgetBias }).toEqual({ recurrentActivation: 'hardSigmoid' });
    expect(tf.layers.gru({ units: 2 }).getConfig()['resetAfter']).toBe(false);
  });
});

const x = tf.tensor(
  Array.from({ length: 8 }, (_, i) =>
    [0, 1, 2, 3, 4, 5].map(t => [0, 1, 2].map(j => ((3 * i + 5 * t + 7 * j) % 11) / 11 - 0.4)),
  ),
);
const y = tf.tensor(Array.from({ length: 8 }, (_, i) => [Math.sin(i), Math.cos(i)]));
const ramp = (shape: tf.Shape) => {
  const size = tf.util.sizeFromShape(shape as number[]);
  const values = Array.from({ length: size }, (_, i) => 0.3 * Math.sin(i + 1));
  return tf.tensor(values, shape as number[]);
};
const close = (actual: ArrayLike<number>, expected: readonly number[] = []) => {
  expect(actual.length).toBe(expected['length']);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
};

const inputShape = [6, 3];
const recurrent: Readonly<Record<string, () => tf.layers.Layer>> = {
  SimpleRNN: () => layers.SimpleRNN(2, { inputShape }),
  LSTM: () => layers.LSTM(2, { inputShape }),
  GRU: () => layers.GRU(2, { inputShape }),
  'GRU without biases': () => layers.GRU(2, { useBias: false, inputShape }),
  'GRU with its reset gate before': () => layers.GRU(2, { resetAfter: false, inputShape }),
  'GRU in both directions': () => layers.Bidirectional(layers.GRU(1), { inputShape }),
};

function modelOf(name: string, eager = false): tf.Sequential {
  const model = models.Sequential([(recurrent[name] as () => tf.layers.Layer)()]);
  model.setWeights(model.getWeights().map(weight => ramp(weight.shape)));
  model.compile({ optimizer: optimizers.SGD(0.2), loss: 'meanSquaredError', eager });
  return model;
}

const train = async (model: tf.LayersModel) => {
  const { history } = await model.fit(x, y, { epochs: 4, batchSize: 4, shuffle: false, verbose: 0 });
  return history['loss'] as number[];
};

describe.each(Object.keys(recurrent))('%s as Keras makes it', name => {
  const expected = keras.trained[name];

  it('has weights of the same shapes and predicts the same', () => {
    const model = modelOf(name);
    expect(model.getWeights().map(weight => weight.shape)).toEqual(expected?.shapes);
    close((model.predict(x) as tf.Tensor).dataSync(), expected?.before);
  });

  it.each(['compiled', 'op by op'])('trains the same, %s', async how => {
    close(await train(modelOf(name, how === 'op by op')), expected?.loss);
  });

  it('is the same once saved and loaded', async () => {
    const model = modelOf(name);
    const folder = join(mkdtempSync(join(tmpdir(), 'recurrent-')), 'model');
    await models.saveModel(model, folder);
    const loaded = await models.loadModel(folder);
    close((loaded.predict(x) as tf.Tensor).dataSync(), expected?.before);
  });
});

it('a GRU whose reset gate comes after trains with dropout, on inputs and states', async () => {
  const layer = layers.GRU(4, { dropout: 0.3, recurrentDropout: 0.3, inputShape });
  const model = models.Sequential([layer, layers.Dense(2)]);
  model.compile({ optimizer: optimizers.Adam(0.05), loss: 'mse' });
  const lossNow = () => (model.evaluate(x, y) as tf.Scalar).dataSync()[0] as number;
  const first = lossNow();
  await model.fit(x, y, { epochs: 30, batchSize: 4, verbose: 0 });
  expect(lossNow()).toBeLessThan(first);
  const before = tf.memory().numTensors;
  await model.fit(x, y, { epochs: 2, batchSize: 4, verbose: 0 });
  expect(tf.memory().numTensors).toBe(before);
});
