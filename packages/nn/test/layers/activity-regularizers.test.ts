import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, models, optimizers, tf } from '@epochlab/nn';

interface Case {
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly predicted: readonly (readonly number[])[];
  readonly evaluated: readonly number[];
}

type Name = 'dense' | 'conv' | 'lstm' | 'own';

/** Results of Keras 3.15, by python/training_fixtures.py. */
const { activity } = JSON.parse(readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8')) as {
  readonly activity: Readonly<Record<Name, Case>>;
};

const wave = (shape: number[], step = 0.7, size = 1) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => size * Math.sin((i + 1) * step)),
    shape,
  );

const { l1, l2, l1l2 } = tf.regularizers;
const [first, second] = [() => l1({ l1: 0.01 }), () => l2({ l2: 0.02 })];
const start = { inputShape: [5, 3] };

const STACKS: Readonly<Record<Name, () => tf.layers.Layer[]>> = {
  dense: () => [
    layers.Flatten(start),
    layers.Dense(4, { activation: 'tanh', activityRegularizer: second() }),
    layers.Dense(1, { activityRegularizer: first() }),
  ],
  conv: () => [
    layers.Conv1D(2, 2, { activityRegularizer: l1l2({ l1: 0.01, l2: 0.02 }), ...start }),
    layers.GlobalAveragePooling1D(),
    layers.Dense(1),
  ],
  lstm: () => [
    layers.LSTM(2, { returnSequences: true, activityRegularizer: second(), ...start }),
    layers.Flatten(),
    layers.Dense(1),
  ],
  own: () => [
    layers.Flatten(start),
    layers.Dense(4, { activityRegularizer: second(), kernelRegularizer: first() }),
    layers.ActivityRegularization({ l1: 0.01, l2: 0.03 }),
    layers.Dense(1),
  ],
};

const NAMES = Object.keys(STACKS) as Name[];
const [x, y] = [wave([10, 5, 3]), wave([10, 1], 0.9)];

function network(name: Name, eager = false) {
  const model = models.Sequential(STACKS[name]());
  model.setWeights(model.getWeights().map((w, i) => wave(w.shape, 0.7 + 0.1 * i, 0.5)));
  model.compile({ optimizer: optimizers.SGD(0.1), loss: 'mse', metrics: ['mae'], eager });
  return model;
}

const close = (values: readonly number[]) => values.map(value => expect.closeTo(value, 5) as number);

describe.each([
  ['compiled', false],
  ['op by op', true],
])("the penalties of activities are Keras's, %s", (_, eager) => {
  it.each(NAMES)('%s', async name => {
    const model = network(name, eager);
    const expected = activity[name];
    const head = (tensor: tf.Tensor) => tf.slice(tensor, 0, 6);
    const { history } = await model.fit(x, y, {
      batchSize: 4,
      epochs: 2,
      shuffle: false,
      verbose: 0,
      validationData: [head(x), head(y)],
    });
    for (const [key, values] of Object.entries(expected.history))
      expect([key, history[key]]).toEqual([key, close(values)]);
    const scores = model.evaluate(x, y, { batchSize: 4 }) as tf.Scalar[];
    expect(scores.map(score => score.dataSync()[0])).toEqual(close(expected.evaluated));
    expect((model.predict(x) as tf.Tensor).arraySync()).toEqual(expected.predicted.map(row => close(row)));
  });
});

it.each(NAMES)('a saved layer has its regularizer again: %s', async name => {
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-activity-'));
  try {
    const model = network(name);
    await model.save(`file://${folder}`);
    const loaded = await models.loadModel(`file://${folder}`);
    loaded.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['mae'] });
    const scores = (one: tf.LayersModel) =>
      (one.evaluate(x, y) as tf.Scalar[]).map(score => score.dataSync()[0] ?? NaN);
    expect(scores(loaded)).toEqual(close(scores(model)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('leaves no tensor behind', async () => {
  const model = network('dense');
  await model.fit(x, y, { epochs: 1, verbose: 0 });
  const before = tf.memory().numTensors;
  await model.fit(x, y, { epochs: 2, verbose: 0 });
  tf.dispose(model.predict(x));
  tf.dispose(model.evaluate(x, y));
  expect(tf.memory().numTensors).toBe(before);
});

it("tfjs's spelling takes the option for any layer, Keras's names by their name", () => {
  const added = (layer: tf.layers.Layer) => {
    const model = tf.sequential({ layers: [layer] });
    model.compile({ optimizer: 'sgd', loss: () => tf.zeros([1]) });
    return (model.evaluate(tf.tensor2d([[3, 4]]), tf.zeros([1, 2])) as tf.Scalar).dataSync()[0];
  };
  expect(
    added(tf.layers.activation({ activation: 'relu', activityRegularizer: 'l1l2', inputShape: [2] })),
  ).toBeCloseTo(0.01 * (7 + 25), 5);
  expect(
    added(layers.Activation('relu', { activityRegularizer: 'l1', inputShape: [2] } as object)),
  ).toBeCloseTo(0.07, 5);
});
