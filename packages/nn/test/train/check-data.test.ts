/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../src/install';
import { losses } from '../../src';

beforeAll(() => install());

const l = tf.layers;
const ROWS = 20;
const x = tf.ones([ROWS, 4]);
const filled = (value: number, ...shape: number[]) => tf.fill([ROWS, ...shape], value);
/** All zeros but for one row. */
const except = (row: number, value: number, ...shape: number[]) =>
  tf.where(
    tf.equal(tf.range(0, ROWS).reshape([ROWS, ...shape.map(() => 1)]), row),
    filled(value, ...shape),
    filled(0, ...shape),
  );

type Loss = tf.ModelCompileArgs['loss'];

const compiled = (model: tf.LayersModel, loss: Loss) => {
  model.compile({ optimizer: 'sgd', loss });
  return model;
};
const classifier =
  (loss: Loss, units = 3) =>
  () =>
    compiled(
      tf.sequential({
        layers: [l.dense({ name: 'output', units, activation: 'softmax', inputShape: [4] })],
      }),
      loss,
    );
const longText = () =>
  compiled(
    tf.sequential({
      layers: [
        l.embedding({ name: 'words', inputDim: 10, outputDim: 2, inputLength: 100 }),
        l.flatten(),
        l.dense({ units: 1 }),
      ],
    }),
    'meanSquaredError',
  );
const embedding = () =>
  compiled(
    tf.sequential({
      layers: [
        l.embedding({ name: 'words', inputDim: 5, outputDim: 2, inputLength: 4 }),
        l.flatten(),
        l.dense({ units: 1 }),
      ],
    }),
    'meanSquaredError',
  );
const perStep = () =>
  compiled(
    tf.sequential({
      layers: [l.dense({ name: 'tags', units: 3, activation: 'softmax', inputShape: [7, 2] })],
    }),
    'sparseCategoricalCrossentropy',
  );
/** Two inputs ("image", "age"), two outputs ("kind" of three classes, "price"). */
const functional = () => {
  const image = tf.input({ shape: [4], name: 'image' });
  const age = tf.input({ shape: [1], name: 'age' });
  const joined = l
    .concatenate()
    .apply([
      l.dense({ name: 'pixels', units: 5 }).apply(image) as tf.SymbolicTensor,
      age,
    ]) as tf.SymbolicTensor;
  const outputs = [
    l.dense({ name: 'kind', units: 3, activation: 'softmax' }).apply(joined) as tf.SymbolicTensor,
    l.dense({ name: 'price', units: 1 }).apply(joined) as tf.SymbolicTensor,
  ];
  return compiled(tf.model({ inputs: [image, age], outputs }), [
    'sparseCategoricalCrossentropy',
    'meanSquaredError',
  ]);
};

type Xs = Parameters<tf.LayersModel['fit']>[0];
type Wrong = readonly [build: () => tf.LayersModel, x: Xs, y: Xs, message: RegExp];

const sparse = classifier('sparseCategoricalCrossentropy');
const good = [x, filled(1, 1)] as const;
const goodTargets = [filled(1, 1), filled(1, 1)];

/** Faults of the targets, which predict does not look at. */
const WRONG_TARGETS: Record<string, Wrong> = {
  'a label that is too large': [
    sparse,
    x,
    except(7, 3, 1),
    /sparseCategoricalCrossentropy of layer "output": labels must be whole numbers from 0 to 2.*row 7 is 3.*as many units/,
  ],
  'labels that count from 1': [
    sparse,
    x,
    filled(3, 1).sub(except(0, 2, 1)),
    /seem to count from 1: subtract 1/,
  ],
  'a fractional label': [sparse, x, filled(0.5, 1), /whole numbers from 0 to 2/],
  "a label that is too large for a loss of this library's own": [
    classifier(losses.SparseCategoricalCrossentropy({ fromLogits: true })),
    x,
    filled(9, 1),
    /of layer "output": labels must be whole numbers from 0 to 2/,
  ],
  'one-hot targets for a sparse loss': [sparse, x, filled(1, 3), /look one-hot.*categoricalCrossentropy/],
  'one label for a sequence of outputs': [
    perStep,
    tf.ones([ROWS, 7, 2]),
    filled(1, 1),
    /layer "tags" takes one class number for each output, of shape \[batch, 7, 1\], got targets of shape \[20, 1\]/,
  ],
  'class numbers for a one-hot loss': [
    classifier('categoricalCrossentropy'),
    x,
    filled(1, 1),
    /takes one-hot targets of shape \[batch, 3\], got \[20, 1\].*sparseCategoricalCrossentropy/,
  ],
  'one-hot targets of too many classes': [
    classifier('categoricalCrossentropy'),
    x,
    filled(1, 5),
    /takes one-hot targets of shape \[batch, 3\], got \[20, 5\].*as many units/,
  ],
  'one unit for several classes': [
    classifier('sparseCategoricalCrossentropy', 1),
    x,
    filled(0, 1),
    /needs one unit for each class, but the layer has 1.*binaryCrossentropy with a sigmoid/,
  ],
  'targets above 1 for a binary loss': [
    classifier('binaryCrossentropy', 1),
    x,
    except(4, 2, 1),
    /binaryCrossentropy of layer "output": targets must lie between 0 and 1; row 4 is 2/,
  ],
  'counts for a one-hot loss': [
    classifier('categoricalCrossentropy'),
    x,
    filled(4, 3),
    /between 0 and 1; row 0 has 4 at place 0/,
  ],
  'class numbers for a hinge loss': [
    classifier('hinge', 1),
    x,
    except(3, 2, 1),
    /hinge of layer "output": targets must be -1 and 1, or 0 and 1; row 3 is 2/,
  ],
  'negative targets for a Poisson loss': [
    classifier('poisson', 1),
    x,
    except(2, -3, 1),
    /must not be negative; row 2 is -3/,
  ],
  'targets of another size': [
    classifier('meanSquaredError', 1),
    x,
    filled(1, 2),
    /Layer "output" gives values of shape \[batch, 1\], so meanSquaredError takes targets of shape \[batch, 1\], got \[20, 2\]\. Give the layer 2 units/,
  ],
  'targets of another rank': [
    classifier('meanSquaredError', 4),
    x,
    filled(1, 2, 2),
    /takes targets of shape \[batch, 4\], got \[20, 2, 2\]\. Reshape them: y\.reshape\(\[20, 4\]\)/,
  ],
  'targets of another size for a custom loss': [
    classifier((a: tf.Tensor, b: tf.Tensor) => tf.mean(tf.abs(tf.sub(a, b)), -1), 1),
    x,
    filled(1, 2),
    /so its loss takes targets of shape \[batch, 1\], got \[20, 2\]/,
  ],
  'NaN in the targets': [
    classifier('meanSquaredError', 1),
    x,
    except(11, NaN, 1),
    /The target of "output" holds NaN, first in row 11\./,
  ],
  'infinite targets': [
    classifier('meanSquaredError', 1),
    x,
    except(2, Infinity, 1),
    /holds infinite values, first in row 2/,
  ],
  'fewer targets than inputs': [
    sparse,
    x,
    tf.ones([19, 1]),
    /input "output_input" has 20 rows, the target of "output" has 19/,
  ],
  'one target for two outputs': [
    functional,
    [x, filled(1, 1)],
    filled(1, 1),
    /The model has 2 outputs \("kind" \[batch, 1\], "price" \[batch, 1\]\), but was given 1 tensor \(\[20, 1\]\)\. Give an array \[kind, price\]/,
  ],
  'a wrong label for one output of two': [
    functional,
    [x, filled(1, 1)],
    [filled(5, 1), filled(1, 1)],
    /layer "kind": labels must be whole numbers from 0 to 2/,
  ],
  'a misspelled output': [
    functional,
    [x, filled(1, 1)],
    { kind: filled(1, 1), prize: filled(1, 1) },
    /The model's output "price" was given nothing; got "kind", "prize"/,
  ],
};

const WRONG_INPUTS: Record<string, Wrong> = {
  'inputs of another shape': [
    sparse,
    tf.ones([ROWS, 5]),
    filled(1, 1),
    /Layer "output" takes input of shape \[batch, 4\], got \[20, 5\].*inputShape to \[5\]/,
  ],
  'inputs of another rank': [sparse, tf.ones([ROWS, 2, 2]), filled(1, 1), /\[batch, 4\], got \[20, 2, 2\]/],
  'a single example': [
    perStep,
    tf.ones([7, 2]),
    tf.ones([7, 1]),
    /needs a batch axis too: x\.expandDims\(0\)/,
  ],
  'no examples': [sparse, tf.zeros([0, 4]), tf.zeros([0, 1]), /input "output_input" has no rows/],
  'an index beyond an embedding': [
    embedding,
    except(6, 5, 4),
    filled(1, 1),
    /Layer "words" embeds the numbers 0 to 4 \(inputDim 5\); row 6 has 5 at place 0\. Give the layer a larger inputDim/,
  ],
  'a token far back in a long row': [
    longText,
    tf.tensor2d(
      Array.from({ length: 20 * 100 }, (_, i) => (i === 3 * 100 + 80 ? 12 : i % 10)),
      [20, 100],
    ),
    filled(1, 1),
    /Layer "words" embeds the numbers 0 to 9 \(inputDim 10\); row 3 has 12 at place 80\./,
  ],
  'a token that is no number': [
    longText,
    tf.tensor2d(
      Array.from({ length: 20 * 100 }, (_, i) => (i === 3 * 100 + 80 ? NaN : i % 10)),
      [20, 100],
    ),
    filled(1, 1),
    /Layer "words" embeds the numbers 0 to 9 \(inputDim 10\); row 3 has NaN at place 80\./,
  ],
  'one of two inputs': [
    functional,
    x,
    goodTargets,
    /The model has 2 inputs \("image" \[batch, 4\], "age" \[batch, 1\]\), but was given 1 tensor \(\[20, 4\]\)/,
  ],
  'three of two inputs': [functional, [x, x, x], goodTargets, /has 2 inputs.*given 3 tensors/],
  'an input without its name': [
    functional,
    { image: x },
    goodTargets,
    /The model's input "age" was given nothing; got "image"/,
  ],
  'inputs in the wrong order': [
    functional,
    [filled(1, 1), x],
    goodTargets,
    /Layer "pixels" \(input "image"\) takes input of shape \[batch, 4\], got \[20, 1\]/,
  ],
};

const NOT_FINITE: Record<string, Wrong> = {
  'NaN in the inputs': [
    sparse,
    except(13, NaN, 4),
    filled(1, 1),
    /Input "output_input" of layer "output" holds NaN, first in row 13/,
  ],
  'infinite inputs': [sparse, except(1, -Infinity, 4), filled(1, 1), /holds infinite values, first in row 1/],
};

const weights = (model: tf.LayersModel) => model.getWeights().map(weight => weight.dataSync());

type Use = (model: tf.LayersModel, x: Xs, y: Xs) => unknown;

const dataset = (inputs: Xs, targets: Xs) =>
  tf.data.array([0, 1]).map(i => ({
    xs: i === 0 ? tf.ones([2, 4]) : tf.clone(inputs as tf.Tensor),
    ys: i === 0 ? tf.ones([2, 1]) : tf.clone(targets as tf.Tensor),
  }));

const USES: Record<string, Use> = {
  fit: (model, inputs, targets) => model.fit(inputs, targets, { epochs: 1, verbose: 0 }),
  trainOnBatch: (model, inputs, targets) => model.trainOnBatch(inputs, targets),
  evaluate: (model, inputs, targets) => model.evaluate(inputs, targets),
};

describe.each(Object.keys(USES))('%s refuses before its first step', use => {
  test.each(Object.entries({ ...WRONG_TARGETS, ...WRONG_INPUTS, ...NOT_FINITE }))(
    '%s',
    async (_, [build, inputs, targets, message]) => {
      const model = build();
      const before = weights(model);
      await expect((async () => USES[use]!(model, inputs, targets))()).rejects.toThrow(message);
      expect(weights(model)).toEqual(before);
    },
  );
});

test.each(Object.entries(WRONG_INPUTS))('predict refuses %s', (_, [build, inputs, , message]) => {
  expect(() => build().predict(inputs)).toThrow(message);
});

test.each(Object.entries(NOT_FINITE))(
  'predict tells of %s and predicts the others',
  (_, [build, inputs, , message]) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const output = build().predict(inputs) as tf.Tensor;
    expect(warn.mock.calls.flat()).toEqual([expect.stringMatching(message)]);
    expect(Array.from(tf.slice(output, 0, 1).dataSync()).every(Number.isFinite)).toBe(true);
    warn.mockRestore();
  },
);

test.each([
  'a label that is too large',
  'targets of another size',
  'inputs of another shape',
  'NaN in the inputs',
])('fitDataset and evaluateDataset refuse %s and name the batch', async name => {
  const [build, inputs, targets, message] = { ...WRONG_TARGETS, ...WRONG_INPUTS, ...NOT_FINITE }[name]!;
  const said = new RegExp(`^Batch(es)? .*2.* of the dataset: .*${message.source}`);
  const model = build();
  await expect(model.fitDataset(dataset(inputs, targets), { epochs: 1, verbose: 0 })).rejects.toThrow(said);
  await expect(model.evaluateDataset(dataset(inputs, targets), {})).rejects.toThrow(said);
});

test('a dataset of other elements than { xs, ys } is refused', async () => {
  const data = tf.data.array([{ features: [1, 2, 3, 4], label: [1] }]).batch(1);
  await expect(sparse().fitDataset(data, { epochs: 1, verbose: 0 })).rejects.toThrow(
    /takes a dataset of \{ xs, ys \}.*"features", "label".*dataset\.map/,
  );
});

test('a dataset that is not batched is refused', async () => {
  const data = tf.data.array([{ xs: [1, 2, 3, 4], ys: [1] }]);
  await expect(sparse().fitDataset(data, { epochs: 1, verbose: 0 })).rejects.toThrow(/\.batch\(32\)/);
});

test('validationData is named as such', async () => {
  const validationData = [x, filled(3, 1)] as const;
  await expect(sparse().fit(...good, { epochs: 1, verbose: 0, validationData })).rejects.toThrow(
    /^validationData: .*labels must be whole numbers/,
  );
});

test('a stateful model says which batch size it is built for', async () => {
  const model = compiled(
    tf.sequential({
      layers: [l.lstm({ units: 2, stateful: true, batchInputShape: [5, 4, 1] }), l.dense({ units: 1 })],
    }),
    'meanSquaredError',
  );
  await expect(model.fit(tf.ones([ROWS, 4, 1]), filled(1, 1), { verbose: 0 })).rejects.toThrow(
    /takes batches of exactly 5 rows.*Pass batchSize: 5/,
  );
});

describe('what only looks wrong is trained on', () => {
  class Fills extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const values = [inputs].flat()[0]!;
      return tf.where(tf.isNaN(values), tf.zerosLike(values), values);
    }
    override computeOutputShape(shape: tf.Shape): tf.Shape {
      return shape;
    }
    static className = 'Fills';
  }

  const known = (truth: tf.Tensor) => tf.logicalNot(tf.isNaN(truth));
  const maskedLoss = (truth: tf.Tensor, prediction: tf.Tensor) =>
    tf.where(known(truth), tf.squaredDifference(truth, prediction), tf.zerosLike(prediction));

  test.each<[string, () => tf.LayersModel, tf.Tensor, tf.Tensor]>([
    [
      'NaN for a layer that fills it in',
      () =>
        compiled(
          tf.sequential({ layers: [new Fills({ inputShape: [4] } as object), l.dense({ units: 1 })] }),
          'meanSquaredError',
        ),
      except(3, NaN, 4),
      filled(1, 1),
    ],
    ['NaN targets for a loss that masks them', classifier(maskedLoss, 1), x, except(3, NaN, 1)],
    ['targets that rounding took past 1', classifier('binaryCrossentropy', 1), x, filled(1.0000001, 1)],
    ['a vector of targets', sparse, x, tf.zeros([ROWS])],
    ['integer labels', sparse, x, tf.zeros([ROWS, 1], 'int32')],
  ])('%s', async (_, build, inputs, targets) => {
    const { history } = await build().fit(inputs, targets, { epochs: 1, verbose: 0 });
    expect(history['loss']).toEqual([expect.any(Number)]);
    expect(history['loss']).not.toEqual([NaN]);
  });
});

describe('a loss that becomes NaN is reported once, with where and the remedy', () => {
  const run = async (train: (model: tf.LayersModel) => Promise<unknown>) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const model = tf.sequential({ layers: [l.dense({ units: 1, inputShape: [4] })] });
    model.compile({ optimizer: tf.train.sgd(1e20), loss: 'meanSquaredError' });
    await train(model);
    const said = warn.mock.calls.flat();
    warn.mockRestore();
    return said;
  };
  const data = [x, tf.ones([ROWS, 1])] as const;

  test.each<[string, (model: tf.LayersModel) => Promise<unknown>, RegExp]>([
    ['fit', model => model.fit(...data, { epochs: 4, verbose: 0 }), /at epoch \d+, batch 1\. Try a smaller/],
    [
      'fitDataset',
      model => model.fitDataset(dataset(...data).take(2), { epochs: 3, verbose: 0 }),
      /at epoch \d+, batch \d+\. Try a smaller/,
    ],
    [
      'trainOnBatch',
      async model => {
        for (let i = 0; i < 6; i++) await model.trainOnBatch(...data);
      },
      /in trainOnBatch, after \d+ steps\. Try a smaller/,
    ],
  ])('%s', async (_, train, said) => {
    expect(await run(train)).toEqual([expect.stringMatching(said)]);
  });
});
