import * as tf from '@tensorflow/tfjs-node';
import { datasets, show } from '../../src';
import { Playground } from '../../src/playground/playground';
import { PlaygroundView } from '../../src/playground/view';
import { generatedSource } from '../../src/playground/points/source';
import { makePoints } from '../../src/playground/points/make-points';
import { defaultSettings } from '../../src/playground/settings/check-settings';

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

// Computed by the page's own code (github.com/tensorflow/playground, 02469bd, src/dataset.ts) with the seed 0.5 and noise 25:
// the first two points and the last one as [x, y, label], and the number by chance that follows them.
test.each([
  [
    'circle',
    [
      [0.486194071, 0.859052962, 1],
      [-0.796184799, 0.116874711, 1],
      [-0.877447352, -0.445372114, 1],
    ],
    0.650730314,
  ],
  [
    'xor',
    [
      [-1.351619742, -4.480323599, 1],
      [-2.081130802, 3.031972291, -1],
      [-1.363971188, 2.052463815, -1],
    ],
    0.650730314,
  ],
  [
    'gauss',
    [
      [-4.856902535, -4.445492826, -1],
      [-4.134099036, -0.86776012, -1],
      [3.341410984, 0.092046485, 1],
    ],
    0.979705018,
  ],
  [
    'spiral',
    [
      [0.084274079, 0.01708118, 1],
      [-0.819072703, 0.259826999, -1],
      [1.128563319, 1.377592057, -1],
    ],
    0.157182431,
  ],
  [
    'reg-plane',
    [
      [-0.540745558, -0.867002359, -0.345978291],
      [-5.600148708, 2.442319595, -0.269318383],
      [-5.604908319, 3.384942918, -0.393746826],
    ],
    0.386859492,
  ],
  [
    'reg-gauss',
    [
      [-0.540745558, -0.867002359, 0.008198097],
      [-5.600148708, 2.442319595, 0],
      [-5.604908319, 3.384942918, 0],
    ],
    0.386859492,
  ],
] as const)(
  'the points of %s are those that the page makes of a seed, and so are the weights that follow',
  (dataset, points, next) => {
    const isRegression = dataset === 'reg-plane' || dataset === 'reg-gauss';
    const {
      train,
      test: held,
      draw,
    } = makePoints({
      ...defaultSettings('0.5'),
      ...(isRegression ? { problem: 'regression', regDataset: dataset } : { dataset }),
      noise: 25,
    });
    const all = [...train, ...held];
    [all[0], all[1], all.at(-1)].forEach((point, i) => {
      expect(point?.x).toBeCloseTo(points[i]?.[0] ?? NaN, 8);
      expect(point?.y).toBeCloseTo(points[i]?.[1] ?? NaN, 8);
      expect(point?.label).toBeCloseTo(points[i]?.[2] ?? NaN, 8);
    });
    expect(draw()).toBeCloseTo(next, 8);
  },
);

test.each([
  ['circle', 500],
  ['xor', 500],
  ['gauss', 500],
  ['spiral', 500],
  ['reg-plane', 1200],
  ['reg-gauss', 1200],
] as const)('%s has %d points, cut into training and test by the percentage', (dataset, count) => {
  const p = show.playground({ dataset, percTrainData: 30, seed: 3 });
  expect(p.data.train.x.shape).toEqual([0.3 * count, 2]);
  expect(p.data.test.y.shape).toEqual([0.7 * count, 1]);
  expect(p.settings.problem).toBe(count === 500 ? 'classification' : 'regression');
  p.dispose();
});

test('the same seed gives the same history; another one does not', async () => {
  const run = async (seed: number): Promise<readonly number[]> => {
    const p = show.playground({ dataset: 'xor', seed });
    await p.train(5);
    const { loss } = p.history;
    p.dispose();
    return loss;
  };
  const [first, again, other] = [await run(7), await run(7), await run(8)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('rates, batches and noise apply to the running network; a shape begins again, and the run stays to be compared with', async () => {
  const p = show.playground({ dataset: 'xor', seed: 1 });
  await p.train(3);
  const weights = p.model.getWeights().map(weight => weight.arraySync());
  p.set({ learningRate: 0.1, batchSize: 7, noise: 20, regularization: 'L2', regularizationRate: 0.01 });
  expect(p.epoch).toBe(3);
  expect(p.model.getWeights().map(weight => weight.arraySync())).toEqual(weights);
  p.set({ networkShape: [5] });
  expect([p.epoch, p.model.layers.length, p.runs.length]).toEqual([0, 2, 1]);
  p.dispose();
});

test('a reset goes back to the same initial weights; new weights are others', async () => {
  const p = show.playground({ seed: 2 });
  const weights = () => p.model.getWeights().map(weight => weight.arraySync());
  const initial = weights();
  await p.train(2);
  expect(weights()).not.toEqual(initial);
  p.reset();
  expect(weights()).toEqual(initial);
  p.newWeights();
  expect(weights()).not.toEqual(initial);
  p.dispose();
});

test('a divergence stops by itself, names layer and epoch, and goes back to finite weights with a tenth of the rate', async () => {
  const p = show.playground({ dataset: 'reg-plane', activation: 'linear', learningRate: 10, seed: 1 });
  await p.train(500);
  expect(p.status).toBe('diverged');
  expect(p.message).toMatch(/^Diverged in epoch \d+: the weights of hidden1 are no longer finite/);
  p.recover();
  expect(p.status).toBe('paused');
  expect(p.settings.learningRate).toBe(1);
  expect(p.model.getWeights().every(weight => weight.dataSync().every(Number.isFinite))).toBe(true);
  expect(p.history.loss.every(Number.isFinite)).toBe(true);
  p.dispose();
});

test('a link that is cut stays at 0 while the others learn, and one that is frozen keeps its weight', async () => {
  const p = show.playground({ seed: 4 });
  p.changeLink({ layer: 0, input: 0, unit: 1, weight: 0, learns: false });
  p.changeLink({ layer: 0, input: 1, unit: 2, learns: false });
  const kernel = () => (p.model.getWeights()[0] as tf.Tensor2D).arraySync();
  const before = kernel();
  await p.train(3);
  const after = kernel();
  expect(after[0]?.[1]).toBe(0);
  expect(after[1]?.[2]).toBe(before[1]?.[2]);
  expect(after[0]?.[0]).not.toBe(before[0]?.[0]);
  expect(() => p.changeLink({ layer: 0, input: 9, unit: 0 })).toThrow(
    'There is no link from input 9 to unit 0 of layer 0.',
  );
  p.dispose();
});

test('own rows of three classes are scaled, and all columns are inputs', async () => {
  const { train, labels } = datasets.iris();
  const p = show.playground({
    x: train.x,
    y: train.y,
    labels,
    axes: [2, 3],
    loss: 'crossentropy',
    learningRate: 0.1,
    seed: 1,
  });
  expect(p.data.train.x.shape[1]).toBe(4);
  expect(p.model.outputs[0]?.shape).toEqual([null, 3]);
  const { mean, variance } = tf.moments(p.data.train.x, 0);
  expect(mean.abs().max().dataSync()[0]).toBeLessThan(1e-5);
  expect(Array.from(variance.sqrt().dataSync()).every(deviation => Math.abs(deviation - 2) < 1e-4)).toBe(
    true,
  );
  await p.train(60);
  expect(p.history.testAccuracy.at(-1)).toBeGreaterThan(0.85);
  p.dispose();
});

test('own rows of two columns span the plane, with names, signs or indices as labels', () => {
  const x = [
    [1, 2],
    [2, 1],
    [3, 5],
    [4, 4],
  ];
  for (const y of [
    ['a', 'b', 'a', 'b'],
    [-1, 1, -1, 1],
    [0, 1, 0, 1],
  ]) {
    const p = show.playground({ x, y, features: ['x', 'y', 'xTimesY'], seed: 1 });
    expect(p.data.train.x.shape).toEqual([2, 3]);
    expect(Array.from(p.data.train.y.dataSync()).every(label => Math.abs(label) === 1)).toBe(true);
    p.dispose();
  }
});

test.each([
  [{ noises: 3 }, "show.playground has no option 'noises'. Did you mean 'noise'?"],
  [{ noise: 200 }, 'noise is 200; expected a number from 0 to 80.'],
  [{ activation: 'swish' }, 'activation is "swish"; expected one of relu, tanh, sigmoid, linear.'],
  [
    { networkShape: [0] },
    'networkShape is [0]; expected a list of at most 32 numbers of neurons, from 1 to 256 each.',
  ],
  [{ features: [] }, 'features is []; expected a list of different ones of'],
  [{ x: [[1, 2]] }, 'y is missing. Own data are { x, y }.'],
  [
    {
      x: [
        [1, 2],
        [3, 4],
      ],
      y: [0, 1, 1],
    },
    'x has 2 rows and y 3.',
  ],
  [{ x: [[1], [3]], y: [0, 1] }, 'x has the shape [2, 1]; expected [rows, columns], at least two of each.'],
  [
    {
      x: [
        [1, NaN],
        [3, 4],
      ],
      y: [0, 1],
    },
    'Row 0 of x holds a value that is no finite number.',
  ],
])('%j is refused', (options, message) => {
  expect(() => show.playground(options as never)).toThrow(message);
});

test('the code of a run trains a plain model to the same loss', async () => {
  const settings = { dataset: 'spiral', networkShape: [6], seed: 5, features: ['x', 'y', 'sinX'] } as const;
  const p = show.playground(settings);
  await p.train(4);
  const { train, weights } = datasets.playground(settings);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 6, activation: 'tanh', inputShape: [3] }),
      tf.layers.dense({ units: 1, activation: 'tanh' }),
    ],
  });
  model.setWeights([...weights]);
  model.compile({
    optimizer: tf.train.sgd(0.03),
    loss: (y, predicted) => tf.mean(tf.mul(0.5, tf.square(tf.sub(predicted, y)))),
  });
  await model.fit(train.x, train.y, { epochs: 4, batchSize: 10, shuffle: false, verbose: 0 });
  const [loss] = (model.evaluate(train.x, train.y) as tf.Scalar).dataSync();
  expect(loss).toBeCloseTo(p.history.loss.at(-1) ?? NaN, 4);
  p.dispose();
});

test('a playground that is disposed of leaves no tensor', async () => {
  const before = tf.memory().numTensors;
  const p = show.playground({ seed: 1 });
  await p.train(2);
  p.set({ networkShape: [3] });
  p.newData();
  p.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a playground is kept reachable while it trains, and may be forgotten when it pauses', () => {
  const playground = new Playground(defaultSettings('0.5'), generatedSource);
  const view = new PlaygroundView(playground, { title: '', hidden: [], notes: [] });
  expect(view.isOver).toBe(true);
  playground.play();
  expect(view.isOver).toBe(false);
  playground.pause();
  expect(view.isOver).toBe(true);
  playground.dispose();
});
