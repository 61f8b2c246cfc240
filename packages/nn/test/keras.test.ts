import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activations, layers, losses, models, optimizers, tf } from '@epochlab/nn';
import type { ActivationFunction } from '../src/activations';

interface Fixtures {
  readonly classifier: Readonly<Record<string, readonly number[]>>;
  readonly optimizers: Readonly<Record<string, readonly number[]>>;
  readonly losses: Readonly<Record<string, readonly number[]>>;
  readonly layers: Readonly<Record<string, readonly number[]>>;
  readonly activations: Readonly<Record<string, readonly number[]>>;
}

/** The file that python/keras_fixtures.py wrote. */
const keras = JSON.parse(readFileSync(join(__dirname, 'fixtures/keras.json'), 'utf8')) as Fixtures;

/** The same numbers as in that script. */
const x = Array.from({ length: 12 }, (_, i) => [0, 1, 2, 3].map(j => ((3 * i + 5 * j) % 7) / 7 - 0.4));
const labels = Array.from({ length: 12 }, (_, i) => i % 3);
const targets = x.map(([a = 0, b = 0, c = 0, d = 0]) => a - 2 * b + 0.5 * c + 3 * d + 0.25);
const ramp = (shape: number[], scale = 0.1): tf.Tensor =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => scale * Math.sin(i + 1)),
    shape,
  );
const fill = (layer: tf.layers.Layer): void => layer.setWeights(layer.getWeights().map(w => ramp(w.shape)));
const fit = { epochs: 3, batchSize: 4, validationSplit: 0.25, shuffle: false, verbose: 0 } as const;
const close = (actual: ArrayLike<number>, expected: readonly number[] = [], digits = 5) => {
  expect(actual.length).toBe(expected['length']);
  Array.from(actual).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, digits));
};

describe('the same numbers as Keras', () => {
  it.each([false, true])(
    'loss and accuracy of a classifier with integer labels, training and validation (eager: %s)',
    async eager => {
      const model = models.Sequential([
        layers.Dense(5, 'tanh', { inputShape: [4] }),
        layers.Dense(3, 'softmax'),
      ]);
      model.layers.forEach(fill);
      const compile = {
        optimizer: optimizers.Adam(0.05),
        loss: 'sparse_categorical_crossentropy',
        metrics: ['accuracy'],
        eager,
      };
      model.compile(compile);
      const { history } = await model.fit(x, labels, fit);
      for (const [name, expected] of Object.entries(keras.classifier))
        close(history[name] as number[], expected, 3);
    },
  );

  const made: Readonly<Record<string, tf.Optimizer>> = {
    SGD: optimizers.SGD(0.1),
    momentum: optimizers.SGD(0.1, { momentum: 0.9 }),
    nesterov: optimizers.SGD(0.1, { momentum: 0.9, nesterov: true }),
    Adam: optimizers.Adam(0.05),
    RMSprop: optimizers.RMSprop(0.05),
    Adagrad: optimizers.Adagrad(0.1),
    Adamax: optimizers.Adamax(0.05),
    Adadelta: optimizers.Adadelta(1, { rho: 0.9 }),
    'RMSprop, centred': optimizers.RMSprop(0.05, { centered: true, epsilon: 0.01 }),
    clipnorm: optimizers.SGD(0.1, { clipnorm: 0.5 }),
    clipvalue: optimizers.SGD(0.1, { clipvalue: 0.2 }),
    globalClipnorm: optimizers.Adam({ learningRate: 0.05, globalClipnorm: 0.01 }),
  };
  it.each(Object.entries(made))('the losses of three epochs under %s', async (name, optimizer) => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [4] })]);
    model.layers.forEach(fill);
    model.compile({ optimizer, loss: 'mse' });
    const { history } = await model.fit(x, targets, fit);
    close(history['loss'] as number[], keras.optimizers[name] ?? [], 3);
  });

  it('every loss', () => {
    const [y, p] = [
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [
        [0.7, 0.2, 0.1],
        [0.3, 0.3, 0.4],
      ],
    ];
    const signed = y.map(row => row.map(v => 2 * v - 1));
    const expected = keras.losses;
    close(losses.meanSquaredError(y, p).dataSync(), expected['mean_squared_error']);
    close(losses.meanAbsoluteError(y, p).dataSync(), expected['mean_absolute_error']);
    close(losses.meanSquaredLogarithmicError(y, p).dataSync(), expected['mean_squared_logarithmic_error']);
    close(losses.binaryCrossentropy(y, p).dataSync(), expected['binary_crossentropy']);
    close(losses.categoricalCrossentropy(y, p).dataSync(), expected['categorical_crossentropy']);
    close(
      losses.sparseCategoricalCrossentropy([0, 2], p).dataSync(),
      expected['sparse_categorical_crossentropy'],
    );
    close(losses.kullbackLeiblerDivergence(y, p).dataSync(), expected['kl_divergence'], 4);
    close(losses.poisson(y, p).dataSync(), expected['poisson']);
    close(losses.logCosh(y, p).dataSync(), expected['log_cosh']);
    close(losses.huber(y, p).dataSync(), expected['huber']);
    close(losses.cosineSimilarity(y, p).dataSync(), expected['cosine_similarity']);
    close(losses.categoricalHinge(y, p).dataSync(), expected['categorical_hinge']);
    close(losses.hinge(signed, p).dataSync(), expected['hinge']);
    close(losses.squaredHinge(signed, p).dataSync(), expected['squared_hinge']);
  });

  it('multi-head attention with the same weights, masked and not, and its scores', () => {
    const inputs = ramp([2, 5, 6], 1);
    for (const [useCausalMask, expected] of [
      [true, keras.layers['attention']],
      [false, keras.layers['attentionWithoutMask']],
    ] as const) {
      const layer = layers.MultiHeadAttention(2, 3, { useCausalMask });
      layer.apply(inputs);
      fill(layer);
      close((layer.apply(inputs) as tf.Tensor).dataSync(), expected);
      if (useCausalMask) close(layer.attentionScores(inputs).dataSync(), keras.layers['scores']);
    }
  });

  it('every activation', () => {
    const points = Array.from({ length: 17 }, (_, i) => i / 2 - 4);
    const { softmax, leaky_relu: leakyRelu, ...others } = keras.activations;
    close(activations.softmax(points), softmax);
    close(activations.leakyRelu(points), leakyRelu);
    const all = activations as unknown as Readonly<Record<string, ActivationFunction>>;
    for (const [name, expected] of Object.entries(others))
      close((all[name] as ActivationFunction)(points), expected);
  });
});
