import { layers, models, tf } from '@epochlab/nn';

const ROWS = 50;
const SIZE = 8;
/** Positives gather at the end, so that batches differ in how many they have; some have none. */
const truth = Array.from({ length: ROWS }, (_, i) => (i % 16 > 10 || i > 40 ? 1 : 0));
const scores = Array.from({ length: ROWS }, (_, i) => ((i * 7) % 11) / 10);
const x = tf.tensor2d(scores, [ROWS, 1]);
const y = tf.tensor2d(truth, [ROWS, 1]);

function network(metrics: string[], eager = false): tf.Sequential {
  const model = models.Sequential([layers.Dense(1, { inputShape: [1], kernelInitializer: 'ones' })]);
  model.compile({ optimizer: tf.train.sgd(0), loss: 'mse', metrics, eager });
  return model;
}

const predicted = scores.map(score => (score > 0.5 ? 1 : 0));
const both = truth.filter((t, i) => t === 1 && predicted[i] === 1).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** Results of Keras's streaming metrics for the whole set. */
const EXPECTED = {
  precision: both / sum(predicted),
  recall: both / sum(truth),
  rootMeanSquaredError: Math.sqrt(sum(scores.map((score, i) => (score - (truth[i] ?? 0)) ** 2)) / ROWS),
  r2Score:
    1 -
    sum(scores.map((score, i) => (score - (truth[i] ?? 0)) ** 2)) /
      sum(truth.map(value => (value - sum(truth) / ROWS) ** 2)),
};
const NAMES = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[];

const dataset = () =>
  tf.data
    .zip({ xs: tf.data.array(scores.map(s => [s])), ys: tf.data.array(truth.map(t => [t])) })
    .batch(SIZE) as tf.data.Dataset<tf.TensorContainer>;

describe.each([
  ['compiled', false],
  ['op by op', true],
])('precision, recall, root mean squared error and R2 are of the whole epoch, %s', (_, eager) => {
  const options = { epochs: 1, verbose: 0 } as const;

  it('in fit, validation included', async () => {
    const { history } = await network(NAMES, eager).fit(x, y, {
      ...options,
      batchSize: SIZE,
      validationData: [x, y],
    });
    for (const name of NAMES) {
      expect(history[name]?.[0]).toBeCloseTo(EXPECTED[name], 5);
      expect(history[`val_${name}`]?.[0]).toBeCloseTo(EXPECTED[name], 5);
    }
    expect(Object.keys(history).filter(name => !name.startsWith('val_'))).toEqual(['loss', ...NAMES]);
  });

  it('in fitDataset', async () => {
    const { history } = await network(NAMES, eager).fitDataset(dataset(), {
      ...options,
      validationData: dataset(),
    });
    for (const name of NAMES) {
      expect(history[name]?.[0]).toBeCloseTo(EXPECTED[name], 5);
      expect(history[`val_${name}`]?.[0]).toBeCloseTo(EXPECTED[name], 5);
    }
  });

  it('in evaluate and evaluateDataset', async () => {
    const model = network(NAMES, eager);
    const scored = [model.evaluate(x, y, { batchSize: SIZE }), await model.evaluateDataset(dataset(), {})];
    for (const result of scored) {
      const values = (result as tf.Scalar[]).map(value => value.dataSync()[0]);
      expect(values).toHaveLength(NAMES.length + 1);
      NAMES.forEach((name, i) => expect(values[i + 1]).toBeCloseTo(EXPECTED[name], 5));
    }
  });

  it('while a callback sees those of each batch, and trainOnBatch gives its own', async () => {
    const model = network(['precision'], eager);
    const seen: (number | undefined)[] = [];
    const onBatchEnd = (_: number, logs?: tf.Logs) => void seen.push(logs?.['precision']);
    const plain = { ...options, batchSize: SIZE, shuffle: false };
    await model.fit(x, y, { ...plain, callbacks: { onBatchEnd } });
    const ofBatch = (i: number) => {
      const part = (values: readonly number[]) => values.slice(i * SIZE, (i + 1) * SIZE);
      const found = part(truth).filter((t, k) => t === 1 && part(predicted)[k] === 1).length;
      return found / Math.max(1, sum(part(predicted)));
    };
    expect(seen).toHaveLength(7);
    seen.forEach((value, i) => expect(value).toBeCloseTo(ofBatch(i), 5));
    for (let i = 0; i < 5; i++) {
      const result = (await model.trainOnBatch(x.slice(0, SIZE), y.slice(0, SIZE))) as number[];
      expect(result).toHaveLength(2);
      expect(result[1]).toBeCloseTo(ofBatch(0), 5);
    }
  });

  it('0 where nothing is positive', async () => {
    const nothing = tf.zeros([ROWS, 1]);
    const { history } = await network(['recall'], eager).fit(x, nothing, { ...options, batchSize: SIZE });
    expect(history['recall']).toEqual([0]);
  });
});

it.each([false, true])("tfjs's own functions are of the whole epoch too (op by op: %s)", async eager => {
  const functions = [tf.metrics.precision, tf.metrics.recall, tf.metrics.r2Score];
  const model = models.Sequential([layers.Dense(1, { inputShape: [1], kernelInitializer: 'ones' })]);
  model.compile({ optimizer: tf.train.sgd(0), loss: 'mse', metrics: functions, eager });
  const rounded = tf.tensor2d(predicted, [ROWS, 1]);
  const whole = functions.map(metric => metric(y, rounded).dataSync()[0] ?? NaN);
  const { history } = await model.fit(rounded, y, { epochs: 1, verbose: 0, batchSize: SIZE });
  ['precision', 'recall', 'r2Score'].forEach((name, i) =>
    expect([name, history[name]?.[0]]).toEqual([name, expect.closeTo(whole[i] ?? NaN, 5)]),
  );
});

describe('the R2 score', () => {
  const inputs = [[1], [2], [3], [4]];
  const targets = [1.5, 4, 7, 7.75];

  it.each([4, 3, 2, 1])("is Keras's, whatever the batch size (%i)", batchSize => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1], useBias: false })]);
    model.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['r2_score'] });
    model.setWeights([tf.tensor2d([[1.9]])]);
    const [, score] = model.evaluate(inputs, targets, { batchSize }) as tf.Scalar[];
    expect(score?.dataSync()[0]).toBeCloseTo(0.922873318, 6);
  });

  it('is the mean of those of the units, exact far from 0 where sums of squares are not', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [1000 + Math.sin(i), 5 + Math.cos(3 * i)]);
    const off = rows.map(([a = 0, b = 0], i) => [a + 0.5 * Math.cos(i), b - 0.25]);
    const ofUnit = (unit: number) => {
      const [y, p] = [rows, off].map(all => all.map(row => row[unit] ?? NaN)) as [number[], number[]];
      const errors = sum(y.map((value, i) => (value - (p[i] ?? 0)) ** 2));
      return 1 - errors / sum(y.map(value => (value - sum(y) / 12) ** 2));
    };
    const model = models.Sequential([layers.Dense(2, { inputShape: [2], useBias: false })]);
    model.compile({ optimizer: tf.train.sgd(0), loss: 'mse', metrics: ['r2Score'] });
    model.setWeights([tf.eye(2)]);
    const { history } = await model.fit(off, rows, { epochs: 1, batchSize: 5, verbose: 0 });
    expect(history['r2Score']?.[0]).toBeCloseTo((ofUnit(0) + ofUnit(1)) / 2, 3);
  });
});

describe("a function of one's own", () => {
  it.each([false, true])('counts a smaller last batch by its rows (op by op: %s)', async eager => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    const largest = (yTrue: tf.Tensor) => tf.max(yTrue);
    model.compile({ optimizer: 'sgd', loss: 'mse', metrics: [largest], eager });
    const { history } = await model.fit([[1], [2], [3]], [1, 2, 9], {
      epochs: 1,
      batchSize: 2,
      shuffle: false,
      verbose: 0,
    });
    expect(history['largest']?.[0]).toBeCloseTo((2 * 2 + 9) / 3, 6);
  });
});
