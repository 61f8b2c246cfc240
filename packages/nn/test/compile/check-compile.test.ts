import { layers, losses, models, tf } from '@epochlab/nn';

const classifier = (
  activation: 'linear' | 'sigmoid' | 'relu' | 'softmax',
  units = 3,
  where: 'dense' | 'apart' | 'nested' = 'dense',
) => {
  const dense = layers.Dense(units, { inputShape: [2], ...(where === 'apart' ? {} : { activation }) });
  if (where === 'dense') return models.Sequential([dense]);
  if (where === 'apart') return models.Sequential([dense, layers.Activation(activation)]);
  return models.Sequential([models.Sequential([dense])]);
};

function twoOutputs(): tf.LayersModel {
  const input = layers.Input([5, 2]);
  const hidden = layers.GRU(3, { returnSequences: true }).apply(input);
  const each = layers.TimeDistributed(layers.Dense(1), { name: 'each' }).apply(hidden);
  const whole = layers.Dense(3, { activation: 'softmax', name: 'whole' }).apply(layers.GRU(2).apply(hidden));
  return models.Model({ inputs: input, outputs: [each, whole] as unknown as tf.SymbolicTensor[] });
}

const compile = (args: object) => () =>
  twoOutputs().compile({ optimizer: 'sgd', loss: 'mse', ...args } as never);

test.each<[string, () => void, RegExp]>([
  ['a loss', compile({ loss: 'mean_sqared_error' }), /Did you mean 'meanSquaredError'\?/],
  ['a metric', compile({ metrics: ['acuracy'] }), /Did you mean 'accuracy'\?/],
  ['an optimizer', compile({ optimizer: 'adm' }), /Did you mean 'adam'\?/],
  [
    'an output in loss',
    compile({ loss: { each: 'mse', hole: 'mse' } }),
    /no output 'hole'. Did you mean 'whole'\?/,
  ],
  ['an output in metrics', compile({ metrics: { eech: 'mae' } }), /no output 'eech'/],
  ['an output in lossWeights', compile({ lossWeights: { whol: 2 } }), /Did you mean 'whole'\?/],
  ['an activation', () => layers.Dense(2, { activation: 'rellu' as never }), /Did you mean 'relu'\?/],
])('an unknown name for %s is refused with the nearest that there is', (_, act, message) => {
  expect(act).toThrow(message);
});

test.each<[string, () => void, RegExp]>([
  ['an optimizer', compile({ optimizer: undefined }), /compile\(\) needs an optimizer/],
  ['a loss', compile({ loss: undefined }), /compile\(\) needs a loss/],
  ['the loss of an output', compile({ loss: { each: 'mse' } }), /no loss for the output 'whole'/],
  [
    'the weight of a loss',
    compile({ lossWeights: [1] }),
    /a number for each of the 2 output\(s\) each, whole, got 1/,
  ],
])('what lacks is said: %s', (_, act, message) => {
  expect(act).toThrow(message);
});

describe('an activation whose range does not fit the loss is reported', () => {
  test.each([
    [
      'linear',
      'sparse_categorical_crossentropy',
      3,
      "Use activation: 'softmax', or for logits losses.SparseCategoricalCrossentropy({ fromLogits: true })",
    ],
    ['sigmoid', 'categoricalCrossentropy', 3, "Use activation: 'softmax'"],
    ['relu', 'binaryCrossentropy', 1, "Use activation: 'sigmoid'"],
    ['softmax', 'binaryCrossentropy', 1, 'the 1 that softmax makes of one unit'],
    ['softmax', 'sparseCategoricalCrossentropy', 3, undefined],
    ['sigmoid', 'binaryCrossentropy', 2, undefined],
    ['linear', losses.SparseCategoricalCrossentropy({ fromLogits: true }), 3, undefined],
    ['linear', 'mse', 1, undefined],
  ] as const)('%s with %p', (activation, loss, units, said) => {
    for (const where of ['dense', 'apart', 'nested'] as const) {
      const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      classifier(activation, units, where).compile({ optimizer: 'sgd', loss });
      expect(warn.mock.calls.flat()).toEqual(said === undefined ? [] : [expect.stringContaining(said)]);
      warn.mockRestore();
    }
  });
});

const ROWS = 12;
const data = () =>
  [
    tf.randomNormal([ROWS, 5, 2], 0, 1, 'float32', 1),
    [
      tf.randomNormal([ROWS, 5, 1], 0, 1, 'float32', 2),
      tf.oneHot(tf.cast(tf.mod(tf.range(0, ROWS), 3), 'int32'), 3),
    ],
  ] as [tf.Tensor, tf.Tensor[]];

/** The weights after an epoch, the history, and the evaluation, of the same model each time. */
async function trained(args: object, fit: object = {}) {
  const model = twoOutputs();
  model.setWeights(
    model.getWeights().map((weight, i) => tf.randomNormal(weight.shape, 0, 0.5, 'float32', i + 1)),
  );
  model.compile({ optimizer: tf.train.sgd(0.1), loss: ['mse', 'categoricalCrossentropy'], ...args } as never);
  const [x, y] = data();
  const { history } = await model.fit(x, y, {
    epochs: 3,
    batchSize: 4,
    shuffle: false,
    verbose: 0,
    ...fit,
  } as never);
  const scores = [model.evaluate(x, y)].flat().map(score => score.dataSync()[0] ?? NaN);
  return { history: history as Record<string, number[]>, scores };
}

describe('lossWeights', () => {
  test('weigh the losses in the total, not those reported for each output, as in Keras', async () => {
    const { history, scores } = await trained({ lossWeights: { each: 0.5, whole: 3 } });
    const last = (name: string) => history[name]?.at(-1) ?? NaN;
    expect(last('loss')).toBeCloseTo(0.5 * last('each_loss') + 3 * last('whole_loss'), 5);
    expect(scores[0]).toBeCloseTo(0.5 * (scores[1] ?? NaN) + 3 * (scores[2] ?? NaN), 5);
  });

  test('train the same compiled and op by op', async () => {
    const [compiled, eager] = await Promise.all(
      [false, true].map(e => trained({ lossWeights: [0.5, 3], eager: e })),
    );
    for (const [name, values] of Object.entries(eager?.history ?? {}))
      values.forEach((value, i) => expect(compiled?.history[name]?.[i]).toBeCloseTo(value, 4));
  });

  test('of 0 leaves an output out, which still has its loss', async () => {
    const { history } = await trained({ lossWeights: { whole: 0 } });
    expect(history['loss']?.at(-1)).toBeCloseTo(history['each_loss']?.at(-1) ?? NaN, 5);
    expect(history['whole_loss']?.at(-1)).toBeGreaterThan(0.5);
  });
});

test('examples of sequences have their sampleWeight too', async () => {
  const ones = [tf.ones([ROWS]), tf.ones([ROWS])];
  const plain = await trained({});
  const weighed = await trained({}, { sampleWeight: ones });
  expect(weighed.history['loss']?.at(-1)).toBeCloseTo(plain.history['loss']?.at(-1) ?? NaN, 5);
});

test('a loss that returns no tensor is named', async () => {
  await expect(trained({ loss: ['mse', () => 3] })).rejects.toThrow(/loss of output 'whole' returned number/);
});

describe('functions of tf.losses and tf.metrics given as a loss', () => {
  const [x, y] = [
    tf.tensor2d([
      [1, 2],
      [3, -1],
      [0.5, 0.25],
    ]),
    tf.tensor2d([
      [1, 0],
      [0, 1],
      [1, 0],
    ]),
  ];
  const trained = (loss: unknown) => {
    const model = models.Sequential([layers.Dense(2, { inputShape: [2], kernelInitializer: 'identity' })]);
    model.compile({ optimizer: tf.train.sgd(0), loss: loss as 'mse' });
    return model;
  };
  // The layer hands its input on.
  test.each([
    ['absoluteDifference', tf.abs(tf.sub(x, y)).mean()],
    ['meanSquaredError', tf.square(tf.sub(x, y)).mean()],
    ['hingeLoss', tf.relu(tf.sub(1, tf.mul(y.mul(2).sub(1), x))).mean()],
    ['softmaxCrossEntropy', tf.neg(tf.sum(tf.mul(y, tf.logSoftmax(x)), -1)).mean()],
    [
      'sigmoidCrossEntropy',
      tf
        .relu(x)
        .sub(tf.mul(x, y))
        .add(tf.log1p(tf.exp(tf.neg(tf.abs(x)))))
        .mean(),
    ],
  ] as const)('%s is that of its formula, and obeys the weights of samples', async (name, value) => {
    const fit = { epochs: 1, verbose: 0 } as const;
    const { history } = await trained(tf.losses[name]).fit(x, y, fit);
    expect(history['loss']?.[0]).toBeCloseTo(value.dataSync()[0] ?? NaN, 5);
    // A weight of 0 leaves a sample out of the sum.
    const last = tf.tensor1d([0, 0, 3]);
    const weighed = await trained(tf.losses[name]).fit(x, y, { ...fit, sampleWeight: last });
    const alone = await trained(tf.losses[name]).fit(x.slice([2, 0]), y.slice([2, 0]), fit);
    expect(weighed.history['loss']?.[0]).toBeCloseTo(Number(alone.history['loss']?.[0]), 5);
  });

  test.each([
    ['computeWeightedLoss', tf.losses.computeWeightedLoss, /takes \(losses, weights\).*'meanSquaredError'/],
    ['cosineDistance', tf.losses.cosineDistance, /takes an axis.*'cosineProximity'/],
    ['binaryAccuracy', tf.metrics.binaryAccuracy, /no slope.*'binaryCrossentropy'/],
    [
      'sparseCategoricalAccuracy',
      tf.metrics.sparseCategoricalAccuracy,
      /no slope.*'sparseCategoricalCrossentropy'/,
    ],
    ['r2Score', tf.metrics.r2Score, /better when greater/],
  ])('%s is refused with what to use', (_, loss, message) => {
    expect(() => trained(loss)).toThrow(message);
  });
});
