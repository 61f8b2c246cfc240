import { activations, layers, losses, models, optimizers, tf } from '@epochlab/nn';

describe("the documents' Keras lines in TypeScript", () => {
  it('the 784-64-10 classifier with Keras names', async () => {
    const model = models.Sequential([
      layers.Dense(64, { activation: 'relu', inputShape: [784] }),
      layers.Dense(10, { activation: 'softmax' }),
    ]);
    model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
    expect(model.countParams()).toBe(784 * 64 + 64 + 64 * 10 + 10);
    const y = Array.from({ length: 64 }, (_, i) => i % 10);
    const x = y.map(label => Array.from({ length: 784 }, (_, i) => (i % 10 === label ? 1 : 0)));
    const { history } = await model.fit(x, y, { epochs: 5, batchSize: 16, verbose: 0 });
    expect(Object.keys(history)).toEqual(['loss', 'accuracy']);
    expect(history['accuracy']).toBe(history['acc']);
    expect(Number(history['loss']?.at(-1))).toBeLessThan(Number(history['loss']?.[0]));
    expect(model.predict(x).shape).toEqual([64, 10]);
  });

  it('the 10-64-32-1 network on random arrays with a validation split', async () => {
    const model = new models.Sequential([
      layers.Dense(64, { activation: activations.relu, inputShape: [10] }),
      layers.Dense(32, 'relu'),
      layers.Dense({ units: 1, activation: 'sigmoid' }),
    ]);
    model.compile({
      optimizer: optimizers.SGD(0.1, { momentum: 0.9 }),
      loss: losses.BinaryCrossentropy(),
      metrics: ['accuracy', 'mean_absolute_error'],
    });
    const x = Array.from({ length: 100 }, (_, i) => Array.from({ length: 10 }, (_, j) => Math.sin(i * j)));
    const y = Int32Array.from({ length: 100 }, (_, i) => i % 2);
    const { history } = await model.fit(x, y, { epochs: 3, batchSize: 32, validationSplit: 0.2, verbose: 0 });
    expect(Object.keys(history).sort()).toEqual([
      'accuracy',
      'loss',
      'mean_absolute_error',
      'val_accuracy',
      'val_loss',
      'val_mean_absolute_error',
    ]);
    expect(history['val_loss']).toHaveLength(3);
  });

  it('plain tfjs code runs unchanged and gives the same as before', async () => {
    const build = () =>
      tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4], kernelInitializer: 'ones' })] });
    const model = build();
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError', metrics: ['mse'] });
    const [x, y] = [tf.ones([8, 4]), tf.zeros([8, 3])];
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 8, verbose: 0 });
    expect(history).toEqual({ loss: [16], mse: [16] });
    expect((model.evaluate(x, y) as tf.Scalar[])[0]?.dataSync()[0]).toBeCloseTo(
      (4 * (1 - 0.1 * (2 / 3) * 4) - 0.1 * (2 / 3) * 4) ** 2,
      4,
    );
  });
});
