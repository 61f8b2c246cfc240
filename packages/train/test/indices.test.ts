import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../nn/src/install';
import { describeCompiled } from '../src';
import { STEPS_LEFT } from '../src/loop/take-over';
import { untilXla } from './until-xla';

const { layers: l } = tf;
const [ROWS, PLACES] = [320, 4];

beforeAll(() => install());
afterEach(() => jest.restoreAllMocks());

/** Tokens 0 to 9 in [rows, places]; with one that is wrong at a place. */
function tokens(wrong?: { row: number; place: number; value: number }): tf.Tensor2D {
  const values = Float32Array.from({ length: ROWS * PLACES }, (_, i) => i % 10);
  if (wrong) values[wrong.row * PLACES + wrong.place] = wrong.value;
  return tf.tensor2d(values, [ROWS, PLACES]);
}

const head = () => [l.flatten(), l.dense({ units: 1, name: 'out' })];

/** Takes rows of a table of its own. */
class Rows extends l.Layer {
  static className = 'Rows';
  readonly #table = tf.variable(tf.ones([10, 3]));
  constructor(private readonly how: (table: tf.Tensor, indices: tf.Tensor) => tf.Tensor) {
    super({ name: 'rows' });
  }
  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return [...shape, 3];
  }
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return this.how(this.#table, ([inputs].flat()[0] as tf.Tensor).toInt());
  }
}

/** A model behind a reshape, so that what was passed to `fit` shows nothing of what is looked up. */
const looking = (...lookup: tf.layers.Layer[]) => {
  const reshape = l.reshape({ targetShape: [PLACES], inputShape: [PLACES] });
  return tf.sequential({ layers: [reshape, ...lookup, ...head()] });
};

const MODELS: Readonly<Record<string, [() => tf.Sequential, string]>> = {
  'an embedding': [
    () => looking(l.embedding({ inputDim: 10, outputDim: 3, name: 'words' })),
    'Layer "words" embeds the numbers 0 to 9 (inputDim 10)',
  ],
  'tf.gather': [
    () => looking(new Rows((table, indices) => tf.gather(table, indices))),
    'Layer "rows" looks up the numbers 0 to 9 (tf.gather)',
  ],
  'tf.gatherND': [
    () => looking(new Rows((table, indices) => tf.gatherND(table, indices.expandDims(-1)))),
    'Layer "rows" looks up the numbers 0 to 9 (tf.gatherND)',
  ],
};

const y = () => tf.ones([ROWS, 1]);
const FIT = { batchSize: 8, verbose: 0 } as const;

const compiled = (model: tf.Sequential, eager = false) => {
  model.compile({ optimizer: tf.train.sgd(0.001), loss: 'meanSquaredError', eager });
  return model;
};

const ROW = '; row 203 has 12 at place 2. ';
const wrong = () => tokens({ row: 203, place: 2, value: 12 });

describe.each(Object.entries(MODELS))('%s behind another layer', (_, [build, says]) => {
  test('names layer, row, place and range of a wrong index in fit, evaluate and predict', async () => {
    const model = compiled(build());
    await expect(model.fit(wrong(), y(), { ...FIT, epochs: 2 })).rejects.toThrow(says + ROW);
    expect(() => model.evaluate(wrong(), y(), { batchSize: 8 })).toThrow(says + ROW);
    expect(() => model.predict(wrong(), { batchSize: 8 })).toThrow(says + ROW);
  });

  test('is not clamped in silence by XLA, and the model stays as it was', async () => {
    const model = compiled(build());
    await untilXla(model, tokens(), y());
    await model.fit(tokens(), y(), { ...FIT, epochs: 2 });
    expect(describeCompiled(model).graphs[0]?.plan).toBe('xla');
    const before = model.getWeights().map(weight => weight.arraySync());
    await expect(model.fit(wrong(), y(), { ...FIT, epochs: 2 })).rejects.toThrow(says + ROW);
    expect(describeCompiled(model).graphs[0]?.plan).toBe('xla');
    expect(model.getWeights().map(weight => weight.arraySync())).toEqual(before);
  });

  test("says so op by op too, where the row is the batch's", async () => {
    const model = compiled(build(), true);
    const fit = model.fit(wrong(), y(), { ...FIT, epochs: 1, shuffle: false });
    await expect(fit).rejects.toThrow(`${says}; row 3 of its batch has 12 at place 2. `);
  });
});

test('XLA stays where the first that it computes has an index out of range', async () => {
  const model = compiled(looking(l.embedding({ inputDim: 10, outputDim: 3, name: 'words' })));
  jest.spyOn(STEPS_LEFT, 'by rule').mockReturnValue(0);
  const early = tokens({ row: 11, place: 2, value: 12 });
  const fit = model.fit(early, y(), { ...FIT, shuffle: false, epochs: 100 });
  await expect(fit).rejects.toThrow('; row 11 has 12 at place 2. ');
  expect(describeCompiled(model).graphs[0]).toMatchObject({
    plan: 'xla',
    reason: expect.stringMatching(/^many small ops/),
  });
});

test('a dataset names its batches', async () => {
  const model = compiled(looking(l.embedding({ inputDim: 10, outputDim: 3, name: 'words' })));
  const rows = tf.data.zip({
    xs: tf.data.array(wrong().arraySync()),
    ys: tf.data.array(tf.ones([ROWS, 1]).arraySync() as number[][]),
  });
  const fit = model.fitDataset(rows.batch(8), { epochs: 1, verbose: 0 });
  await expect(fit).rejects.toThrow(
    /^Batches \d+ to \d+ \(\d+ rows\) of the dataset: Layer "words" embeds.* has 12 at place 2/,
  );
});

test("a loss of one's own that looks classes up names its output and the row", async () => {
  const output = l.dense({ units: 3, activation: 'softmax', inputShape: [4], name: 'kind' });
  const model = tf.sequential({ layers: [output] });
  const loss = (yTrue: tf.Tensor, yPred: tf.Tensor) =>
    tf.neg(tf.log(tf.gather(yPred, yTrue.slice([0, 0], [-1, 1]).toInt(), 1, 1)));
  model.compile({ optimizer: 'sgd', loss });
  const labels = Float32Array.from({ length: ROWS * 3 }, (_, i) => (i === 3 * 77 ? 3 : 1));
  const fit = model.fit(tokens(), tf.tensor(labels, [ROWS, 3]), { ...FIT, epochs: 1 });
  await expect(fit).rejects.toThrow(
    /The loss of output 'kind' looks up the numbers 0 to 2 \(tf.gather\); row 77 is 3/,
  );
});

test.each([false, true])('a call that fails for it leaves no tensors behind (op by op: %s)', async eager => {
  const model = compiled(looking(l.embedding({ inputDim: 10, outputDim: 3, name: 'words' })), eager);
  const [x, targets] = [wrong(), y()];
  const uses = [
    () => model.fit(x, targets, { ...FIT, epochs: 1 }),
    async () => model.evaluate(x, targets, { batchSize: 8 }),
    () => model.trainOnBatch(x, targets),
  ];
  for (const use of uses) {
    await expect(use()).rejects.toThrow('Layer "words" embeds');
    const before = tf.memory().numTensors;
    await expect(use()).rejects.toThrow('Layer "words" embeds');
    expect(tf.memory().numTensors).toBe(before);
  }
});

test('a number that is none is called so', () => {
  const model = looking(l.embedding({ inputDim: 10, outputDim: 3, name: 'words' }));
  const predict = () => model.predict(tokens({ row: 5, place: 1, value: NaN }));
  expect(predict).toThrow('row 5 has NaN or infinity (-2147483648 as an integer) at place 1');
});
