import { layers, models, tf } from '@epochlab/nn';

jest.setTimeout(240_000);

const WAYS = [
  ['compiled', false],
  ['op by op', true],
] as const;

const noise = (shape: number[], seed: number) => tf.randomNormal(shape, 3, 2, 'float32', seed);
const copy = (model: { getWeights(): tf.Tensor[] }) =>
  model.getWeights().map(weight => Array.from(weight.dataSync()));
const sgd = (eager: boolean) => ({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError', eager }) as const;

/** tfjs's and this library's layers: does a padding mask pass through, as it does in Keras 3? */
const CARRIES: readonly (readonly [string, () => tf.layers.Layer, boolean])[] = [
  ['activation', () => tf.layers.activation({ activation: 'tanh' }), true],
  ['add', () => tf.layers.add(), true],
  ['alphaDropout', () => tf.layers.alphaDropout({ rate: 0.1 }), true],
  ['average', () => tf.layers.average(), true],
  ['averagePooling1d', () => tf.layers.averagePooling1d({}), false],
  ['batchNormalization', () => tf.layers.batchNormalization(), true],
  ['bidirectional', () => tf.layers.bidirectional({ layer: rnn(), mergeMode: 'concat' }), true],
  ['concatenate', () => tf.layers.concatenate(), true],
  ['conv1d', () => tf.layers.conv1d({ filters: 1, kernelSize: 1 }), false],
  ['conv2d', () => tf.layers.conv2d({ filters: 1, kernelSize: 1 }), false],
  ['cropping2D', () => tf.layers.cropping2D({ cropping: 1 }), false],
  ['dense', () => tf.layers.dense({ units: 1 }), true],
  ['depthwiseConv2d', () => tf.layers.depthwiseConv2d({ kernelSize: 1 }), false],
  ['dot', () => tf.layers.dot({ axes: 1 }), true],
  ['dropout', () => tf.layers.dropout({ rate: 0.1 }), true],
  ['elu', () => tf.layers.elu(), true],
  ['flatten', () => tf.layers.flatten(), false],
  ['gaussianDropout', () => tf.layers.gaussianDropout({ rate: 0.1 }), true],
  ['gaussianNoise', () => tf.layers.gaussianNoise({ stddev: 0.1 }), true],
  ['globalAveragePooling1d', () => tf.layers.globalAveragePooling1d(), true],
  ['globalAveragePooling2d', () => tf.layers.globalAveragePooling2d({}), false],
  ['globalMaxPooling1d', () => tf.layers.globalMaxPooling1d(), false],
  ['gru', () => tf.layers.gru({ units: 1 }), true],
  ['layerNormalization', () => tf.layers.layerNormalization(), true],
  ['leakyReLU', () => tf.layers.leakyReLU(), true],
  ['lstm', () => tf.layers.lstm({ units: 1 }), true],
  ['masking', () => tf.layers.masking(), true],
  ['maxPooling1d', () => tf.layers.maxPooling1d({}), false],
  ['maximum', () => tf.layers.maximum(), true],
  ['minimum', () => tf.layers.minimum(), true],
  ['multiply', () => tf.layers.multiply(), true],
  ['permute', () => tf.layers.permute({ dims: [2, 1] }), false],
  ['prelu', () => tf.layers.prelu(), true],
  ['reLU', () => tf.layers.reLU(), true],
  ['repeatVector', () => tf.layers.repeatVector({ n: 2 }), false],
  ['rescaling', () => tf.layers.rescaling({ scale: 2 }), true],
  ['reshape', () => tf.layers.reshape({ targetShape: [-1] }), false],
  ['separableConv2d', () => tf.layers.separableConv2d({ filters: 1, kernelSize: 1 }), false],
  ['simpleRNN', rnn, true],
  ['softmax', () => tf.layers.softmax(), true],
  ['spatialDropout1d', () => tf.layers.spatialDropout1d({ rate: 0.1 }), true],
  ['thresholdedReLU', () => tf.layers.thresholdedReLU(), true],
  ['timeDistributed', () => tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 1 }) }), true],
  ['upSampling2d', () => tf.layers.upSampling2d({}), false],
  ['zeroPadding2d', () => tf.layers.zeroPadding2d({}), false],
  ['layers.LeakyReLU', () => layers.LeakyReLU(), true],
  ['layers.ELU', () => layers.ELU(), true],
  ['layers.Softmax', () => layers.Softmax(), true],
  ['layers.MultiHeadAttention', () => layers.MultiHeadAttention(1, 2), true],
  ['layers.PositionalEncoding', () => layers.PositionalEncoding(), true],
  ['layers.TransformerEncoder', () => layers.TransformerEncoder(4, 1), true],
];

function rnn(): tf.RNN {
  return tf.layers.simpleRNN({ units: 1 });
}

it.each(CARRIES)('%s supports masking as in Keras', (_, make, expected) => {
  expect(make().supportsMasking).toBe(expected);
});

describe.each(WAYS)('a frozen batch normalization, %s', (_, eager) => {
  const [x, y] = [noise([24, 4], 1), noise([24, 1], 2)];
  const fit = async (model: tf.LayersModel) => {
    model.compile(sgd(eager));
    return (await model.fit(x, y, { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 })).history['loss'];
  };
  /** The loss of the first batch when every layer is in inference mode. */
  const inferred = (model: tf.LayersModel): number => {
    model.compile(sgd(eager));
    const loss = model.evaluate(x.slice(0, 24), y, { batchSize: 24 }) as tf.Scalar;
    return loss.dataSync()[0] ?? NaN;
  };
  const frozenRun = async (model: tf.LayersModel, normalised: tf.layers.Layer) => {
    const before = copy(normalised);
    const expected = inferred(model);
    model.compile(sgd(eager));
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 24, verbose: 0 });
    expect(history['loss']?.[0]).toBeCloseTo(expected, 4);
    expect(copy(normalised)).toEqual(before);
  };

  it('runs as in inference and moves no statistics, in fit and when it is told that it trains', async () => {
    const normalised = tf.layers.batchNormalization({ inputShape: [4], trainable: false });
    const model = tf.sequential({ layers: [normalised, tf.layers.dense({ units: 1 })] });
    await frozenRun(model, normalised);
    const [training, inference] = [true, false].map(
      mode => normalised.apply(x, { training: mode }) as tf.Tensor,
    );
    expect(training?.dataSync()).toEqual(inference?.dataSync());
  });

  it('is frozen by the model that it is in, at any depth', async () => {
    const normalised = tf.layers.batchNormalization({ inputShape: [4] });
    const inner = tf.sequential({ layers: [normalised, tf.layers.dense({ units: 3 })] });
    const base = tf.sequential({ layers: [inner, tf.layers.dense({ units: 2 })] });
    base.trainable = false;
    expect(normalised.trainable).toBe(false);
    const model = tf.sequential({ layers: [base, tf.layers.dense({ units: 1 })] });
    await frozenRun(model, normalised);
    base.trainable = true;
    const before = copy(normalised);
    await fit(model);
    expect(copy(normalised)).not.toEqual(before);
  });

  it('follows a change between two fits', async () => {
    const normalised = tf.layers.batchNormalization({ inputShape: [4], scale: false, center: false });
    const model = tf.sequential({ layers: [normalised, tf.layers.dense({ units: 1 })] });
    model.compile(sgd(eager));
    const options = { epochs: 1, batchSize: 8, verbose: 0 } as const;
    await model.fit(x, y, options);
    const before = copy(normalised);
    normalised.trainable = false;
    await model.fit(x, y, options);
    expect(copy(normalised)).toEqual(before);
    normalised.trainable = true;
    await model.fit(x, y, options);
    expect(copy(normalised)).not.toEqual(before);
  });

  it('leaves a layer frozen that was so before its model was put together', () => {
    const dense = tf.layers.dense({ units: 2, inputShape: [4], trainable: false });
    const model = tf.sequential({ layers: [dense, tf.layers.dense({ units: 1 })] });
    model.compile(sgd(eager));
    expect(dense.trainable).toBe(false);
  });
});

describe('a mask', () => {
  const ids = tf.tensor2d([[3, 5, 0, 0]], undefined, 'int32');
  const kernel = { kernelInitializer: 'ones', recurrentInitializer: 'ones' } as const;

  it('reaches the layers behind a model within a model', () => {
    const table = tf.layers.embedding({ inputDim: 7, outputDim: 2, maskZero: true, inputShape: [null] });
    const inner = tf.sequential({ layers: [table, tf.layers.dropout({ rate: 0.5 })] });
    const lstm = tf.layers.lstm({ units: 2, ...kernel });
    const nested = tf.sequential({ layers: [inner, lstm] });
    const flat = tf.sequential({ layers: [table, lstm] });
    const both = [nested, flat].map(model => (model.predict(ids) as tf.Tensor).dataSync());
    expect(both[0]).toEqual(both[1]);
    const short = (nested.predict(ids.slice([0, 0], [1, 2])) as tf.Tensor).dataSync();
    expect(both[0]).toEqual(short);
    const applied = tf.tidy(() => inner.apply(ids) as tf.Tensor);
    expect(Array.from(applied.kerasMask?.dataSync() ?? [])).toEqual([1, 1, 0, 0]);
  });

  it('is not that of another branch', () => {
    const [a, b] = [tf.input({ shape: [4], dtype: 'int32' }), tf.input({ shape: [4, 2] })];
    const masked = tf.layers
      .lstm({ units: 2, ...kernel })
      .apply(layers.Embedding(7, 2, { maskZero: true }).apply(a));
    const plain = tf.layers.lstm({ units: 2, ...kernel });
    const free = plain.apply(tf.layers.activation({ activation: 'linear' }).apply(b));
    const model = tf.model({ inputs: [a, b], outputs: [masked, free] as tf.SymbolicTensor[] });
    const x = noise([1, 4, 2], 5);
    const [, second] = model.predict([ids, x]) as tf.Tensor[];
    expect(second?.dataSync()).toEqual((plain.apply(x) as tf.Tensor).dataSync());
  });

  it('leaves no tensors behind, in prediction and in training', async () => {
    const model = models.Sequential([
      layers.Embedding(7, 2, { maskZero: true, inputShape: [null] }),
      layers.LeakyReLU(),
      layers.BatchNormalization(),
      layers.Dense(1),
    ]);
    model.compile({ ...sgd(true), metrics: ['mae'] });
    const target = tf.zeros([1, 4, 1]);
    const work = async () => {
      tf.dispose(model.predict(ids));
      tf.dispose(model.evaluate(ids, target));
      await model.trainOnBatch(ids, target, { sampleWeight: [[1, 2, 3, 4]] });
    };
    await work();
    const before = tf.memory().numTensors;
    await work();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('sampleWeight that does not fit', () => {
  const model = models.Sequential([layers.Dense(1, { inputShape: [3, 2], name: 'out' })]);
  model.compile(sgd(false));
  const [x, y] = [tf.zeros([4, 3, 2]), tf.zeros([4, 3, 1])];
  const run = (sampleWeight: tf.Tensor) => model.fit(x, y, { epochs: 1, verbose: 0, sampleWeight });

  it('says which shapes do', async () => {
    const message = 'it takes one weight for each, [4], or for each time step, [4, 3]';
    await expect(run(tf.ones([4, 2]))).rejects.toThrow(message);
    await expect(run(tf.ones([5]))).rejects.toThrow(
      'sampleWeight of "out" has 5 values of shape [5] for 4 examples',
    );
    expect(() => model.evaluate(x, y, { sampleWeight: tf.ones([3, 4]) })).toThrow(message);
    await expect(model.trainOnBatch(x, y, { sampleWeight: tf.ones([12]) })).rejects.toThrow(message);
  });

  it('names a loss that has no values to weigh', async () => {
    const whole = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.mean(tf.sub(yTrue, yPred), [1, 2]);
    model.compile({ ...sgd(true), loss: whole });
    await expect(run(tf.ones([4, 3]))).rejects.toThrow('its loss returns values of shape [4]');
  });
});
