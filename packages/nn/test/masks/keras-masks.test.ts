import { layers, tf } from '@epochlab/nn';
import type { FitArgs } from '../../src/fit';
import keras from '../fixtures/masks.json';

jest.setTimeout(240_000);

type History = Readonly<Record<string, readonly number[]>>;

const LENGTHS = ['4', '12'] as const;
const WAYS = [
  ['compiled', false],
  ['op by op', true],
] as const;

const ramp = (shape: readonly number[]): tf.Tensor => {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: size }, (_, i) => Math.fround(0.5 * Math.sin(i + 1)));
  return tf.tensor(values, [...shape], 'float32');
};

function fill<T extends tf.LayersModel>(model: T): T {
  model.setWeights(model.getWeights().map(({ shape }) => ramp(shape)));
  return model;
}

const padded = (rows: readonly (readonly number[])[], length: number) =>
  rows.map(row => [...row, ...Array<number>(length - row.length).fill(0)]);

const table = (rows: readonly (readonly number[])[], length: string) =>
  tf.tensor2d(padded(rows, Number(length)));
const ids = (length: string) => table(keras.ids, length);
const values = (length: string) => table(keras.values, length).expandDims(-1);
const classes = (length: string) => table(keras.classes, length).expandDims(-1);
const weights = (length: string) => table(keras.weights, length);

const embedded = (input: tf.SymbolicTensor, maskZero = true) =>
  tf.layers.embedding({ inputDim: 7, outputDim: 4, maskZero }).apply(input) as tf.SymbolicTensor;
const steps = () => tf.input({ shape: [null], dtype: 'int32' });

function tagger(units: number, activation: 'sigmoid' | 'softmax'): tf.LayersModel {
  const input = steps();
  // Keras's names for what tfjs calls otherwise.
  const lstm = tf.layers.lstm({ units: 3, returnSequences: true, recurrentActivation: 'sigmoid' });
  const outputs = tf.layers.dense({ units, activation }).apply(lstm.apply(embedded(input)));
  return fill(tf.model({ inputs: input, outputs: outputs as tf.SymbolicTensor }));
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[], digits = 5): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, digits));
}

async function fitted(
  model: tf.LayersModel,
  x: tf.Tensor | tf.Tensor[],
  y: tf.Tensor | tf.Tensor[],
  args: FitArgs = {},
): Promise<History> {
  const options = { epochs: 2, batchSize: 2, shuffle: false, verbose: 0, ...args } as const;
  return (await model.fit(x, y, options)).history as unknown as History;
}

/** Every curve of Keras's, by its name here. */
function expectHistory(
  history: History,
  expected: History,
  rename: Readonly<Record<string, string>> = {},
): void {
  for (const [name, curve] of Object.entries(expected)) {
    const own = name.replace(/accuracy|[a-z]+$/i, part => rename[part] ?? part);
    expectClose(history[own] ?? history[name] ?? [], curve);
  }
}

const compiled = (model: tf.LayersModel, args: Omit<tf.ModelCompileArgs, 'optimizer'>) => {
  model.compile({ optimizer: tf.train.sgd(0.01), ...args });
  return model;
};

const own = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.mean(tf.abs(tf.sub(yTrue, yPred)), -1);

const LOSSES = {
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  binary_crossentropy: 'binaryCrossentropy',
  huber: 'huber',
  poisson: 'poisson',
  own,
} as const;

describe.each(WAYS)('padding, %s', (_, eager) => {
  it.each(Object.keys(LOSSES) as (keyof typeof LOSSES)[])(
    'is left out of the loss %s and its metrics, however long it is',
    async name => {
      for (const length of LENGTHS) {
        const metrics = name === 'own' ? [own] : ['mae', 'mse'];
        const model = compiled(tagger(1, 'sigmoid'), { loss: LOSSES[name], metrics, eager });
        const [x, y] = [ids(length), values(length)];
        const history = await fitted(model, x, y, { validationData: [x, y] });
        expectHistory(history, keras.losses[length][name], { absolute: 'own' });
      }
    },
  );

  it('is left out of crossentropy and accuracy with classes as targets', async () => {
    for (const length of LENGTHS) {
      const model = compiled(tagger(3, 'softmax'), {
        loss: 'sparseCategoricalCrossentropy',
        metrics: ['accuracy'],
        eager,
      });
      const [x, y] = [ids(length), classes(length)];
      const history = await fitted(model, x, y, { validationData: [x, y] });
      expectHistory(history, keras.losses[length].sparse, { accuracy: 'acc' });
    }
  });

  it('leaves sample weights of time steps to the steps that are not padding', async () => {
    for (const length of LENGTHS) {
      const expected = keras.losses[length];
      const make = () =>
        compiled(tagger(1, 'sigmoid'), { loss: 'meanSquaredError', metrics: ['mae'], eager });
      const [x, y, sampleWeight] = [ids(length), values(length), weights(length)];
      const history = await fitted(make(), x, y, { sampleWeight, validationData: [x, y, sampleWeight] });
      expectHistory(history, expected.weights);
      const scored = make().evaluate(x, y, { sampleWeight, batchSize: 4 }) as tf.Scalar[];
      expectClose(
        scored.map(score => score.dataSync()[0] ?? NaN),
        expected.evaluate,
      );
      const [loss] = (await make().trainOnBatch(x, y, { sampleWeight })) as number[];
      expect(loss).toBeCloseTo(expected.batch, 5);
    }
  });

  it('is left out for each of several outputs', async () => {
    for (const length of LENGTHS) {
      const input = steps();
      const e = embedded(input);
      const perStep = tf.layers.dense({ units: 1, name: 'steps' }).apply(e) as tf.SymbolicTensor;
      const pooled = tf.layers.globalAveragePooling1d().apply(e);
      const whole = tf.layers.dense({ units: 1, name: 'whole' }).apply(pooled) as tf.SymbolicTensor;
      const model = fill(tf.model({ inputs: input, outputs: [perStep, whole] }));
      compiled(model, {
        loss: ['meanSquaredError', 'meanAbsoluteError'],
        lossWeights: [2, 0.5],
        metrics: { steps: 'mae', whole: 'mse' },
        eager,
      });
      const [x, y] = [ids(length), [values(length), values('4').reshape([4, 4]).slice([0, 0], [4, 1])]];
      const history = await fitted(model, x, y, { validationData: [x, y] });
      expectHistory(history, keras.twoOutputs[length]);
      for (const layer of ['steps', 'whole']) model.getLayer(layer).dispose();
    }
  });

  it('weighs the rows split off for validation, and steps without a mask', async () => {
    const model = compiled(tagger(1, 'sigmoid'), { loss: 'meanSquaredError', eager });
    const weighed = { sampleWeight: weights('4'), validationSplit: 0.5 };
    expectHistory(await fitted(model, ids('4'), values('4'), weighed), keras.split);
    const plain = fill(tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3, 2] })] }));
    compiled(plain, { loss: 'meanSquaredError', eager });
    const x = tf.stack([tf.tensor2d(keras.values), tf.div(tf.tensor2d(keras.weights), 10)], -1);
    const y = tf.tensor2d(keras.values).expandDims(-1);
    expectHistory(await fitted(plain, x, y, { sampleWeight: keras.weights }), keras.unmaskedWeights);
  });

  it('is left out of the statistics of a batch normalization', async () => {
    for (const length of LENGTHS) {
      const input = steps();
      const normalised = tf.layers.batchNormalization({ momentum: 0.9 });
      const outputs = tf.layers.dense({ units: 1 }).apply(normalised.apply(embedded(input)));
      const model = fill(tf.model({ inputs: input, outputs: outputs as tf.SymbolicTensor }));
      normalised.setWeights([ramp([4]), ramp([4]), tf.zeros([4]), tf.ones([4])]);
      compiled(model, { loss: 'meanSquaredError', eager });
      const history = await fitted(model, ids(length), values(length), { batchSize: 4 });
      const { loss, mean, variance } = keras.normalised[length];
      expectClose(history['loss'] ?? [], loss);
      const [, , ownMean, ownVariance] = normalised.getWeights();
      expectClose(ownMean?.dataSync() ?? [], mean);
      expectClose(ownVariance?.dataSync() ?? [], variance);
    }
  });

  it('a batch normalization without scale, centre or both trains', async () => {
    const args = {
      'without scale': { scale: false },
      'without centre': { center: false },
      bare: { scale: false, center: false },
    };
    for (const [name, expected] of Object.entries(keras.partial)) {
      const normalised = tf.layers.batchNormalization({
        momentum: 0.9,
        inputShape: [3],
        ...args[name as keyof typeof args],
      });
      const model = fill(tf.sequential({ layers: [normalised, tf.layers.dense({ units: 1 })] }));
      const learnt = normalised.getWeights().slice(0, -2);
      normalised.setWeights([...learnt, tf.zeros([3]), tf.ones([3])]);
      compiled(model, { loss: 'meanSquaredError', eager });
      const y = tf.tensor2d(keras.values).slice([0, 0], [4, 1]);
      const history = await fitted(model, tf.tensor2d(keras.weights), y, { batchSize: 4 });
      expectClose(history['loss'] ?? [], expected.loss);
      expectClose(normalised.getWeights().at(-2)?.dataSync() ?? [], expected.mean);
    }
  });

  it('is left out of what is counted over an epoch, and of batches by how much of them is padding', async () => {
    const names = ['precision', 'recall', 'rootMeanSquaredError', 'mae', 'r2Score'];
    const histories: History[] = [];
    for (const length of LENGTHS) {
      const model = tagger(1, 'sigmoid');
      model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError', metrics: names, eager });
      const [x, y] = [ids(length), values(length)];
      const truth = tf.cast(tf.greater(y, 0.45), 'float32');
      histories.push(await fitted(model, x, truth, { epochs: 1, batchSize: 3, validationData: [x, truth] }));
      const kept = tf.cast(tf.notEqual(x, 0), 'float32').expandDims(-1);
      const predicted = model.predict(x) as tf.Tensor;
      const total = (each: tf.Tensor) => tf.sum(tf.mul(tf.cast(each, 'float32'), kept)).dataSync()[0] ?? NaN;
      const hit = tf.greater(predicted, 0.5);
      const both = total(tf.logicalAnd(hit, tf.cast(truth, 'bool')));
      const error = tf.sub(predicted, truth);
      const expected: Record<string, number> = {
        precision: both / Math.max(1, total(hit)),
        recall: both / total(truth),
        rootMeanSquaredError: Math.sqrt(total(tf.square(error)) / total(kept)),
        mae: total(tf.abs(error)) / total(kept),
      };
      const mean = total(truth) / total(kept);
      expected['r2Score'] = 1 - total(tf.square(error)) / total(tf.square(tf.sub(truth, mean)));
      for (const name of names)
        for (const prefix of ['', 'val_'])
          expect(histories.at(-1)?.[prefix + name]?.[0]).toBeCloseTo(expected[name] ?? NaN, 5);
    }
    const [short = {}, long = {}] = histories;
    for (const name of Object.keys(short)) expectClose(long[name] ?? [], short[name] ?? []);
  });
});

describe('a layer that gets padded steps', () => {
  const MERGES = {
    Add: layers.Add,
    Multiply: layers.Multiply,
    Average: layers.Average,
    Maximum: layers.Maximum,
    Minimum: layers.Minimum,
    Concatenate: layers.Concatenate,
  };
  const lstm = () => tf.layers.lstm({ units: 2, recurrentActivation: 'sigmoid' });

  it.each(Object.keys(MERGES) as (keyof typeof MERGES)[])('%s of two merges their masks', name => {
    for (const length of LENGTHS) {
      for (const masked of [true, false]) {
        const [a, b] = [steps(), steps()];
        const merged = MERGES[name]().apply([embedded(a), embedded(b, masked)]);
        const model = fill(tf.model({ inputs: [a, b], outputs: lstm().apply(merged) as tf.SymbolicTensor }));
        const predicted = model.predict([ids(length), tf.reverse(ids(length), 0)]) as tf.Tensor;
        expectClose(predicted.dataSync(), keras.merged[length][`${name} ${masked ? 'both' : 'one'}`]);
      }
    }
  });

  const CARRIERS: Readonly<Record<string, () => tf.layers.Layer>> = {
    leakyReLU: () => tf.layers.leakyReLU({ alpha: 0.3 }),
    elu: () => tf.layers.elu(),
    prelu: () => tf.layers.prelu({ sharedAxes: [1] }),
    reLU: () => tf.layers.reLU(),
    layerNormalization: () => tf.layers.layerNormalization(),
    bidirectional: () =>
      tf.layers.bidirectional({
        layer: tf.layers.gru({
          units: 2,
          returnSequences: true,
          recurrentActivation: 'sigmoid',
        }) as tf.RNN,
        mergeMode: 'concat',
      }),
    timeDistributed: () => tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 3 }) }),
  };

  it.each(Object.keys(CARRIERS))('%s carries the mask on', name => {
    for (const length of LENGTHS) {
      const input = steps();
      const carried = CARRIERS[name]?.().apply(embedded(input)) as tf.SymbolicTensor;
      const model = fill(tf.model({ inputs: input, outputs: lstm().apply(carried) as tf.SymbolicTensor }));
      const expected = keras.carried[name as keyof typeof keras.carried];
      expectClose((model.predict(ids(length)) as tf.Tensor).dataSync(), expected);
    }
  });

  it.each([
    ['tf.layers.globalAveragePooling1d', () => tf.layers.globalAveragePooling1d({})],
    ['layers.GlobalAveragePooling1D', () => layers.GlobalAveragePooling1D()],
  ] as const)('%s takes the mean of the others', (_, make) => {
    for (const length of LENGTHS) {
      const input = steps();
      const pooled = make().apply(embedded(input)) as tf.SymbolicTensor;
      const model = fill(tf.model({ inputs: input, outputs: pooled }));
      expectClose((model.predict(ids(length)) as tf.Tensor).dataSync(), keras.carried.globalAveragePooling1d);
    }
  });

  it('globalAveragePooling1d makes 0 of a row of nothing but padding', () => {
    const pooled = layers
      .GlobalAveragePooling1D()
      .apply(layers.Embedding(7, 2, { maskZero: true }).apply(tf.zeros([1, 3], 'int32')));
    expectClose(pooled.dataSync(), [0, 0]);
  });

  it.each([
    [
      'tf.layers.softmax',
      (axis?: number | number[]) => tf.layers.softmax(axis === undefined ? {} : { axis }),
    ],
    ['layers.Softmax', (axis?: number | number[]) => layers.Softmax(axis === undefined ? {} : { axis })],
  ] as const)('%s goes along the last axis or another, and takes a mask', (_, make) => {
    const x = tf.tensor(keras.weights.flat(), [2, 2, 3]);
    const run = (layer: tf.layers.Layer, kwargs?: object) => (layer.apply(x, kwargs) as tf.Tensor).dataSync();
    expectClose(run(make() as tf.layers.Layer), keras.softmax.last);
    expectClose(run(make(1) as tf.layers.Layer), keras.softmax.first);
    expectClose(run(make([1, 2]) as tf.layers.Layer), keras.softmax.both);
    const mask = tf.tensor1d([1, 1, 0], 'bool');
    expectClose(run(make() as tf.layers.Layer, { mask }), keras.softmax.masked);
  });
});
