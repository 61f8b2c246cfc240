import { layers, losses, metrics, models, tf } from '@epochlab/nn';

const classifier = (activation: 'softmax' | 'linear' = 'softmax') =>
  models.Sequential([layers.Dense(3, activation, { inputShape: [2], kernelInitializer: 'ones' })]);
const x = [
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 8],
];
const labels = [0, 1, 2, 0];
const oneHot = labels.map(label => [0, 1, 2].map(i => (i === label ? 1 : 0)));
const numbers = (result: tf.Scalar | tf.Scalar[]) =>
  (Array.isArray(result) ? result : [result]).map(s => s.dataSync()[0]);

describe('compile', () => {
  it.each([
    ['sparse_categorical_crossentropy', labels],
    ['SparseCategoricalCrossentropy', labels],
    ['sparseCategoricalCrossentropy', labels.map(label => [label])],
    [losses.sparseCategoricalCrossentropy, tf.tensor1d(labels, 'int32')],
    [losses.SparseCategoricalCrossentropy(), Uint8Array.from(labels)],
    ['categorical_crossentropy', oneHot],
    [losses.CategoricalCrossentropy(), tf.tensor2d(oneHot, undefined, 'bool')],
  ])('takes %p with labels as people have them, and reports the same loss and accuracy', (loss, y) => {
    const model = classifier();
    model.compile({ optimizer: 'adam', loss, metrics: ['accuracy'] });
    const [value, accuracy] = numbers(model.evaluate(x, y as number[]));
    expect(value).toBeCloseTo(Math.log(3), 5);
    expect(accuracy).toBeCloseTo(0.5, 6);
    expect(model.metricsNames).toEqual(['loss', 'accuracy']);
  });

  it('reports what Keras reports for sparse labels and logits', () => {
    const model = classifier('linear');
    model.compile({
      optimizer: 'adam',
      loss: losses.SparseCategoricalCrossentropy({ fromLogits: true }),
      metrics: ['accuracy'],
    });
    model.setWeights([
      tf.tensor2d([
        [1, 0, 0],
        [0, 1, 0],
      ]),
      tf.tensor1d([0, 0, 0]),
    ]);
    const logits = x.map(([a = 0, b = 0]) => [a, b, 0]);
    const expected = logits.map(
      (row, i) => Math.log(row.reduce((s, v) => s + Math.exp(v), 0)) - (row[labels[i] ?? 0] ?? NaN),
    );
    const [value, accuracy] = numbers(model.evaluate(x, labels));
    expect(value).toBeCloseTo(expected.reduce((a, b) => a + b) / 4, 4);
    expect(accuracy).toBe(0.25);
  });

  it('takes labels of sequences [n, t] where the loss wants [n, t, 1]', async () => {
    const model = models.Sequential([
      layers.SimpleRNN(4, { returnSequences: true, inputShape: [3, 2] }),
      layers.Dense(5, 'softmax'),
    ]);
    model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
    const { history } = await model.fit(
      tf.ones([4, 3, 2]),
      Array.from({ length: 4 }, () => [0, 1, 4]),
      { epochs: 1, verbose: 0 },
    );
    expect(history['loss']?.[0]).toBeGreaterThan(0);
  });

  it('reports metrics under the names that were written', async () => {
    const model = classifier();
    model.compile({
      optimizer: 'sgd',
      loss: 'sparse_categorical_crossentropy',
      metrics: [
        'sparse_categorical_accuracy',
        metrics.sparseTopKCategoricalAccuracy,
        'sparse_top_k_categorical_accuracy',
      ],
    });
    const { history } = await model.fit(x, labels, { epochs: 1, verbose: 0 });
    expect(Object.keys(history)).toEqual([
      'loss',
      'sparse_categorical_accuracy',
      'sparseTopKCategoricalAccuracy',
      'sparse_top_k_categorical_accuracy',
    ]);
    expect(history['sparse_top_k_categorical_accuracy']).toEqual([1]);
  });

  it.each([
    [['acc'], ['acc']],
    [
      ['accuracy', 'acc'],
      ['accuracy', 'acc'],
    ],
    [
      ['mae', 'mae'],
      ['mae', 'mae_1'],
    ],
    [[(_: tf.Tensor, p: tf.Tensor) => p], ['lambda']],
    [
      [(_: tf.Tensor, p: tf.Tensor) => p, (y: tf.Tensor) => y],
      ['lambda', 'lambda_1'],
    ],
    [
      ['crossentropy', 'ce'],
      ['crossentropy', 'ce'],
    ],
  ])('names metrics as Keras does (%#)', async (given, names) => {
    const model = classifier();
    model.compile({ optimizer: 'sgd', loss: 'categorical_crossentropy', metrics: given });
    expect(model.metricsNames).toEqual(['loss', ...names]);
    const { history } = await model.fit(x, oneHot, { epochs: 1, verbose: 0, validationData: [x, oneHot] });
    expect(Object.keys(history).sort()).toEqual(
      ['loss', ...names].flatMap(name => [name, `val_${name}`]).sort(),
    );
  });

  it("leaves a metric of one's own alone whose name ends in acc, beside a sparse loss", async () => {
    const model = classifier('linear');
    const edit_acc = () => tf.scalar(7);
    const loss = losses.SparseCategoricalCrossentropy({ fromLogits: true });
    model.compile({ optimizer: 'sgd', loss, metrics: [edit_acc] });
    expect(numbers(model.evaluate(x, labels))[1]).toBe(7);
  });

  it.each(['mse', 'mean_squared_error', 'MeanSquaredError', 'meanSquaredError', losses.mse])(
    'knows the mean squared error as %p',
    loss => {
      const model = models.Sequential([layers.Dense(1, { inputShape: [2], kernelInitializer: 'ones' })]);
      model.compile({
        optimizer: 'RMSprop',
        loss,
        metrics: ['mae', 'mse', 'cosine_similarity', 'root_mean_squared_error'],
      });
      expect(numbers(model.evaluate([[1, 2]], [5]))).toEqual([4, 2, 4, 1, 2]);
    },
  );

  it('leaves the arguments as they are', () => {
    const args = { optimizer: 'Adam', loss: 'mse', metrics: ['mae'] };
    const before = structuredClone(args);
    models.Sequential([layers.Dense(1, { inputShape: [1] })]).compile(args);
    expect(args).toEqual(before);
  });

  it('gives each output of a model its loss by name', async () => {
    const input = layers.Input([2]);
    const outputs = ['a', 'b'].map(
      name => layers.Dense(3, 'softmax', { name }).apply(input) as tf.SymbolicTensor,
    );
    const model = models.Model(input, outputs);
    model.compile({
      optimizer: 'adam',
      loss: { a: 'sparse_categorical_crossentropy', b: 'categorical_crossentropy' },
      metrics: ['accuracy'],
    });
    const { history } = await model.fit(x, [labels, oneHot], { epochs: 1, verbose: 0 });
    expect(Object.keys(history)).toEqual(['loss', 'a_loss', 'b_loss', 'a_accuracy', 'b_accuracy']);
    expect(history['a_acc']).toBe(history['a_accuracy']);
  });

  it('says which names it knows', () => {
    const compile = (args: Partial<tf.ModelCompileArgs>) => () =>
      classifier().compile({ optimizer: 'adam', loss: 'mse', ...args });
    expect(compile({ loss: 'mean_squard_error' })).toThrow(
      /Unknown loss 'mean_squard_error'. Did you mean 'meanSquaredError'\? Expected one of meanSquaredError/,
    );
    expect(compile({ metrics: ['accurcy'] })).toThrow(
      /Unknown metric 'accurcy'. Did you mean 'accuracy'\? Expected one of accuracy/,
    );
    expect(compile({ optimizer: 'adamm' })).toThrow(
      /Unknown optimizer 'adamm'. Did you mean 'adam'\? Expected one of adadelta/,
    );
  });
});

describe('fit refuses data that cannot be right', () => {
  const compiled = () => {
    const model = classifier();
    model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
    return model;
  };

  it('labels outside the classes, with a hint', async () => {
    await expect(compiled().fit(x, [1, 2, 3, 1])).rejects.toThrow(
      'row 2 is 3. They seem to count from 1: subtract 1',
    );
    await expect(compiled().fit(x, [0, 1, 2, 9])).rejects.toThrow(
      'give the layer as many units as there are classes (10).',
    );
  });

  it('rows of different lengths', async () => {
    await expect(compiled().fit([[1, 2], [3]], [0, 1])).rejects.toThrow(
      'Row [1] has 1 values, row [0] has 2.',
    );
  });

  it('leaves no tensor behind, whether it trains or refuses', async () => {
    const model = compiled();
    await model.fit(x, labels, { epochs: 1, verbose: 0 });
    const before = tf.memory().numTensors;
    await model.fit(x, labels, { epochs: 2, verbose: 0, validationData: [x, labels] });
    tf.dispose(model.predict(x));
    tf.dispose(model.evaluate(x, labels));
    const after = tf.memory().numTensors;
    await model.fit(x, labels, { epochs: 2, verbose: 0, validationData: [x, labels] });
    await model.fit(x, [9, 9, 9, 9]).catch(() => undefined);
    tf.dispose(model.predict(x));
    expect(tf.memory().numTensors).toBe(after);
    expect(after - before).toBeLessThanOrEqual(4);
  });
});
