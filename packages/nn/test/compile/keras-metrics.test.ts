import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callbacks, layers, metrics, models, optimizers, tf } from '@epochlab/nn';

type Curves = Readonly<Record<string, readonly number[]>>;

/** Results of Keras 3.15, by python/training_fixtures.py. */
const keras = JSON.parse(readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8')) as {
  readonly binary: Curves;
  readonly severalLabels: Curves;
  readonly classes: Readonly<Record<string, Curves>>;
  readonly twoOutputs: Curves;
  readonly maskedMetrics: Curves;
};

const ROWS = 40;

/** Numbers that both languages make alike. */
const wave = (shape: number[], step = 0.7, size = 1) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => size * Math.sin((i + 1) * step)),
    shape,
  );

function filled<M extends tf.LayersModel>(model: M): M {
  model.setWeights(model.getWeights().map((w, i) => wave(w.shape, 0.7 + 0.1 * i, 0.5)));
  return model;
}

const network = (units: number, activation: 'sigmoid' | 'softmax') =>
  filled(models.Sequential([layers.Dense(units, { activation, inputShape: [3] })]));

const positive = (values: tf.Tensor, above: number) => tf.cast(tf.greater(values, above), 'float32');
const rowWeights = tf.add(tf.abs(wave([ROWS], 1.3)), 0.1);

function expectCurves(found: Readonly<Record<string, readonly (number | tf.Tensor)[]>>, expected: Curves) {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, values] of Object.entries(expected))
    expect([name, found[name]]).toEqual([
      name,
      values.flat().map(value => expect.closeTo(value, 5) as number),
    ]);
}

const fixed = { shuffle: false, verbose: 0, batchSize: 16 } as const;

describe.each([
  ['compiled', false],
  ['op by op', true],
])("Keras's metrics, %s", (_, eager) => {
  it('of one unit, weighted and not, with validation every other epoch', async () => {
    const names = ['accuracy', 'AUC', 'Precision', 'recall', 'BinaryAccuracy', 'TruePositives'];
    names.push('false_negatives', 'mse', 'RootMeanSquaredError');
    const made = [
      metrics.AUC({ curve: 'PR', name: 'pr' }),
      metrics.AUC({ numThresholds: 5, name: 'five' }),
      metrics.AUC({ summationMethod: 'minoring', name: 'minor' }),
      metrics.AUC({ summationMethod: 'majoring', curve: 'PR', name: 'major' }),
      metrics.AUC({ thresholds: [0.3, 0.45, 0.5], name: 'own' }),
      metrics.Precision({ thresholds: 0.4, name: 'low' }),
      metrics.BinaryAccuracy({ threshold: 0.6, name: 'high' }),
      metrics.F1Score({ threshold: 0.5, name: 'f1' }),
      metrics.FBetaScore({ beta: 2, threshold: 0.5, average: 'micro', name: 'f2' }),
    ];
    const model = network(1, 'sigmoid');
    const all = [...names, ...made];
    model.compile({
      optimizer: optimizers.SGD(0.5),
      loss: 'binaryCrossentropy',
      metrics: all,
      weightedMetrics: all,
      eager,
    });
    const [x, y] = [wave([ROWS, 3]), positive(wave([ROWS, 1], 1.1), 0.2)];
    const some = (tensor: tf.Tensor) => tf.slice(tensor, 0, 20);
    const { history } = await model.fit(x, y, {
      ...fixed,
      epochs: 3,
      sampleWeight: rowWeights,
      validationData: [some(x), some(y), some(rowWeights)],
      validationFreq: 2,
    });
    expectCurves(history, keras.binary);
  });

  it('of several labels: accuracy takes the largest of a row', async () => {
    const made = [
      metrics.AUC({ name: 'auc' }),
      metrics.AUC({ multiLabel: true, name: 'each' }),
      metrics.AUC({ multiLabel: true, curve: 'PR', name: 'each_pr' }),
      metrics.F1Score({ average: 'macro', name: 'macro' }),
      metrics.F1Score({ average: 'micro', threshold: 0.5, name: 'micro' }),
      metrics.F1Score({ average: 'weighted', threshold: 0.5, name: 'weighted' }),
      metrics.Precision({ topK: 2, name: 'top' }),
      metrics.Recall({ classId: 1, name: 'one' }),
      metrics.Recall({ topK: 1, thresholds: 0.4, name: 'both' }),
    ];
    const model = network(4, 'sigmoid');
    model.compile({
      optimizer: optimizers.SGD(0.5),
      loss: 'binaryCrossentropy',
      metrics: ['accuracy', 'binary_accuracy', ...made],
      weightedMetrics: ['accuracy', ...made],
      eager,
    });
    const y = positive(wave([ROWS, 4], 1.1), 0.2);
    const { history } = await model.fit(wave([ROWS, 3]), y, {
      ...fixed,
      epochs: 2,
      sampleWeight: rowWeights,
    });
    expectCurves(history, keras.severalLabels);
  });

  it.each(['sparse_categorical_crossentropy', 'categorical_crossentropy', 'mse'])(
    'of classes, whose weights the weighted ones follow: %s',
    async loss => {
      const labels = Array.from({ length: ROWS }, (_, i) => (i * 7) % 4);
      const sparse = loss.startsWith('sparse');
      const y = sparse ? tf.tensor1d(labels) : tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 4), 'float32');
      const make = sparse ? metrics.SparseTopKCategoricalAccuracy : metrics.TopKCategoricalAccuracy;
      const model = network(4, 'softmax');
      model.compile({
        optimizer: optimizers.SGD(0.5),
        loss,
        metrics: ['acc', make({ k: 2, name: 'top' })],
        weightedMetrics: ['acc'],
        eager,
      });
      const classWeight = { 0: 1, 1: 3, 2: 0.5, 3: 2 };
      const { history } = await model.fit(wave([ROWS, 3]), y, { ...fixed, epochs: 2, classWeight });
      expectCurves(history, keras.classes[loss] ?? {});
    },
  );

  it('of two outputs, each with its weights', async () => {
    const inputs = layers.Input([3]);
    const a = layers.Dense(1, { name: 'a' }).apply(inputs);
    const b = layers.Dense(1, { activation: 'sigmoid', name: 'b' }).apply(inputs);
    const model = filled(models.Model({ inputs, outputs: [a, b] }));
    model.compile({
      optimizer: optimizers.SGD(0.1),
      loss: ['mse', 'binary_crossentropy'],
      metrics: { a: ['mae'], b: ['accuracy', 'AUC'] },
      weightedMetrics: { a: ['mae', 'mse'], b: ['AUC'] },
      eager,
    });
    const y = [wave([ROWS, 1], 0.9), positive(wave([ROWS, 1], 1.1), 0)];
    const { history } = await model.fit(wave([ROWS, 3]), y, {
      ...fixed,
      batchSize: 20,
      epochs: 2,
      sampleWeight: [rowWeights, tf.reverse(rowWeights, 0)],
    });
    expectCurves(history, keras.twoOutputs);
  });

  it('of steps that are not padding', async () => {
    const ids = tf.tensor2d([
      [1, 2, 3, 0, 0],
      [4, 0, 0, 0, 0],
      [1, 2, 3, 4, 1],
      [2, 2, 0, 0, 0],
    ]);
    const model = filled(
      models.Sequential([
        layers.Embedding(5, 3, { maskZero: true, inputLength: 5 }),
        layers.Dense(1, { activation: 'sigmoid' }),
      ]),
    );
    const names = ['accuracy', 'mse'];
    model.compile({
      optimizer: optimizers.SGD(0.5),
      loss: 'binaryCrossentropy',
      metrics: names,
      weightedMetrics: names,
      eager,
    });
    const { history } = await model.fit(ids, positive(wave([4, 5, 1], 1.1), 0), {
      ...fixed,
      batchSize: 3,
      epochs: 2,
      sampleWeight: tf.add(tf.abs(wave([4, 5], 1.3)), 0.1),
    });
    expectCurves(history, keras.maskedMetrics);
  });

  it('in fitDataset, validated after the epochs of a list', async () => {
    const model = network(1, 'sigmoid');
    model.compile({ optimizer: optimizers.SGD(0.5), loss: 'binaryCrossentropy', metrics: ['AUC'], eager });
    const rows = { xs: tf.data.array(wave([ROWS, 3]).arraySync() as number[][]) };
    const ys = tf.data.array(positive(wave([ROWS, 1], 1.1), 0.2).arraySync() as number[][]);
    const dataset = tf.data.zip({ ...rows, ys }).batch(16) as tf.data.Dataset<tf.TensorContainer>;
    const { history } = await model.fitDataset(dataset, {
      epochs: 3,
      verbose: 0,
      validationData: dataset,
      validationFreq: [1, 3],
    });
    expect([history['AUC']?.length, history['val_AUC']?.length]).toEqual([3, 2]);
    const scores = (await model.evaluateDataset(dataset)) as tf.Scalar[];
    expect(scores[1]?.dataSync()[0]).toBeCloseTo(Number(history['val_AUC']?.[1]), 6);
  });
});

describe('mistakes', () => {
  const model = () => network(4, 'sigmoid');
  const compile = (options: Partial<tf.ModelCompileArgs>) => {
    const made = model();
    made.compile({ optimizer: 'sgd', loss: 'mse', ...options });
    return made;
  };

  it('are refused: a score for each unit, several thresholds, a frequency that is none, an output that is not there', async () => {
    const [x, y] = [wave([4, 3]), wave([4, 4])];
    await expect(compile({ metrics: ['F1Score'] }).fit(x, y, { verbose: 0 })).rejects.toThrow(
      /a score for each of the 4 units.*average: 'macro'/,
    );
    expect(() => metrics.Precision({ thresholds: [0.1, 0.2] as unknown as number })).toThrow(
      /takes one number/,
    );
    expect(() => metrics.AUC({ curve: 'roc' as 'ROC' })).toThrow(/curve }\) is 'ROC' or 'PR', got "roc"/);
    await expect(compile({}).fit(x, y, { verbose: 0, validationFreq: 0 })).rejects.toThrow(
      /validationFreq }\) is a whole number of epochs from 1/,
    );
    expect(() => compile({ weightedMetrics: { other: ['mae'] } })).toThrow(/no output 'other'/);
  });
});

test('EarlyStopping passes over epochs without validation', async () => {
  const model = network(1, 'sigmoid');
  model.compile({ optimizer: optimizers.SGD(0), loss: 'binaryCrossentropy' });
  const [x, y] = [wave([ROWS, 3]), positive(wave([ROWS, 1], 1.1), 0.2)];
  const { epoch } = await model.fit(x, y, {
    ...fixed,
    epochs: 10,
    validationData: [x, y],
    validationFreq: 2,
    callbacks: callbacks.EarlyStopping({ patience: 2 }),
  });
  // Validated after 2, 4 and 6 epochs; the first sets the mark.
  expect(epoch).toHaveLength(6);
});
