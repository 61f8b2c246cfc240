import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, models, optimizers, tf } from '@epochlab/nn';

type Nested = number | readonly Nested[];

interface Case {
  readonly name: 'AdamW';
  readonly rate: number;
  readonly options: Readonly<Record<string, number | boolean>>;
  readonly loss: readonly number[];
  readonly weights: readonly Nested[];
}

/** Results of Keras 3.15, by python/training_fixtures.py: five steps of two rows each. */
const { optimizers: cases } = JSON.parse(
  readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8'),
) as { readonly optimizers: readonly Case[] };

const wave = (shape: number[], step = 0.7, size = 1) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => size * Math.sin((i + 1) * step)),
    shape,
  );

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const made = ({ name, rate, options }: Case) =>
  optimizers[name](
    rate,
    Object.fromEntries(Object.entries(options).map(([key, value]) => [camelCase(key), value])),
  );

function network(optimizer: tf.Optimizer | string, eager = false) {
  const model = models.Sequential([
    layers.Dense(4, { activation: 'tanh', inputShape: [3] }),
    layers.Dense(1),
  ]);
  model.setWeights(model.getWeights().map((w, i) => wave(w.shape, 0.7 + 0.1 * i, 0.5)));
  model.compile({ optimizer, loss: 'mse', eager });
  return model;
}

const [x, y] = [wave([10, 3]), wave([10, 1], 0.9)];
const fit = (model: tf.LayersModel, epochs = 1) =>
  model.fit(x, y, { batchSize: 2, epochs, shuffle: false, verbose: 0 });
const flat = (values: Nested): number[] =>
  typeof values === 'number' ? [values] : values.flatMap(value => flat(value));
const weightsOf = (model: tf.LayersModel) => model.getWeights().map(w => [...w.dataSync()]);

/** Ftrl makes a weight of the difference of nearly equal numbers, so that rounding shows more. */
const ROUNDING: Readonly<Record<string, number>> = { Ftrl: 5e-6 };

/** The largest difference, relative to the largest number of each tensor. */
const apart = (found: readonly number[][], expected: readonly Nested[]) =>
  Math.max(
    ...found.map((values, i) => {
      const other = flat(expected[i] ?? []);
      const size = Math.max(...other.map(Math.abs));
      return Math.max(...values.map((value, k) => Math.abs(value - (other[k] ?? NaN)))) / size;
    }),
  );

describe.each([
  ['compiled', false],
  ['op by op', true],
])("updates as Keras's after five steps, %s", (_, eager) => {
  it.each(cases.map(one => [one.name, JSON.stringify(one.options), one] as const))(
    '%s %s',
    async (_n, _o, one) => {
      const model = network(made(one), eager);
      const { history } = await fit(model);
      expect(apart(weightsOf(model), one.weights)).toBeLessThan(ROUNDING[one.name] ?? 1.5e-6);
      expect(history['loss']?.[0]).toBeCloseTo(one.loss[0] ?? NaN, 5);
    },
  );
});

describe('saved and loaded they go on as if they had not been', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'epochlab-optimizers-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(cases.map(one => [one.name, JSON.stringify(one.options), one] as const))(
    '%s %s',
    async (_n, _o, one) => {
      if (one.options['use_ema']) return;
      const whole = network(made(one));
      await fit(whole);
      const place = `file://${folder}`;
      await whole.save(place, { includeOptimizer: true });
      const loaded = await models.loadModel(place);
      await fit(whole);
      await fit(loaded);
      expect(apart(weightsOf(loaded), weightsOf(whole))).toBeLessThan(1e-6);
    },
  );
});

it.each(['adamw', 'Nadam', 'lion', 'ftrl'])("%s by its name has Keras's defaults", name => {
  const found = network(name).optimizer as tf.Optimizer & { learningRate: number; weightDecay?: number };
  expect(found.learningRate).toBe(0.001);
  expect(found.weightDecay).toBe(name === 'adamw' ? 0.004 : undefined);
});

it('takes another learning rate from the next step on, compiled', async () => {
  for (const name of ['AdamW', 'Nadam', 'Lion', 'Ftrl'] as const) {
    const [compiled, eager] = [false, true].map(one =>
      network((optimizers[name] as typeof optimizers.AdamW)(0.01), one),
    ) as [tf.Sequential, tf.Sequential];
    for (const model of [compiled, eager]) {
      await fit(model);
      optimizers.setLearningRate(model.optimizer, 0.05);
      await fit(model, 2);
    }
    expect([name, apart(weightsOf(compiled), weightsOf(eager)) < 1e-5]).toEqual([name, true]);
  }
});

it('refuses options that make no sense', () => {
  expect(() => optimizers.AdamW(0.001, { weightDecay: -1 })).toThrow(
    /weightDecay must be a number >= 0, got -1/,
  );
  expect(() => optimizers.Adam(0.001, { useEma: true, emaMomentum: 2 })).toThrow(
    /emaMomentum must be .* from 0 to 1/,
  );
  expect(() => optimizers.Ftrl(0.1, { learningRatePower: 1 })).toThrow(
    /learningRatePower must be a number <= 0/,
  );
});
