import { datasets, metrics, networks, tf } from '@epochlab/nn';
import { learnAtOnce, learnRowByRow } from '../../src/networks/self-organizing-map/learn';

const numbers = (tensor: tf.Tensor | tf.Tensor[]) => Array.from((tensor as tf.Tensor).dataSync());

describe('networks.kMeans', () => {
  const pairs = [
    [0, 0],
    [0, 1],
    [10, 0],
    [10, 1],
  ];

  it('finds the means of groups, and how far their rows are from them', () => {
    const { centers, assignments, meanDistance } = networks.kMeans(pairs, { clusters: 2, seed: 3 });
    const found = (centers.arraySync() as number[][]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    expect(found).toEqual([
      [0, 0.5],
      [10, 0.5],
    ]);
    expect(assignments[0]).toBe(assignments[1]);
    expect(assignments[2]).toBe(assignments[3]);
    expect(meanDistance).toBeCloseTo(0.5, 6);
  });

  it('leaves each centre at the mean of the rows that are nearest to it, as near to unseen digits as scikit-learn does', () => {
    const { train, test } = datasets.digits();
    const { centers, assignments } = networks.kMeans(train.x, { clusters: 25, seed: 1 });
    const own = [...assignments.keys()].filter(row => assignments[row] === 0);
    const mean = numbers(tf.mean(tf.gather(train.x, tf.tensor1d(own, 'int32')), 0));
    numbers(tf.slice(centers, [0, 0], [1, -1])).forEach((value, i) =>
      expect(value).toBeCloseTo(mean[i] ?? NaN, 5),
    );
    const apart = tf.norm(tf.sub(tf.expandDims(test.x, 1), tf.expandDims(centers, 0)), 2, 2);
    const distance = numbers(tf.mean(tf.min(apart, 1)))[0] ?? NaN;
    // KMeans(n_clusters=25) of scikit-learn, mean over seeds.
    expect(Math.abs(distance / 1.393 - 1)).toBeLessThan(0.04);
  });

  it('begins elsewhere with another seed, and keeps no tensor but the centres', () => {
    const x = tf.randomNormal([60, 2], 0, 1, 'float32', 1);
    const before = tf.memory().numTensors;
    const run = (seed: number) => numbers(networks.kMeans(x, { clusters: 8, seed }).centers);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(tf.memory().numTensors).toBe(before + 4);
  });

  it('places centres on equal rows too, and refuses more centres than rows and what is no number', () => {
    expect(numbers(networks.kMeans([[1], [1], [1]], { clusters: 2 }).centers)).toEqual([1, 1]);
    expect(() => networks.kMeans(pairs, { clusters: 5 })).toThrow('5 clusters of 4 rows');
    expect(() => networks.kMeans([[0], [NaN]], { clusters: 1 })).toThrow('got NaN in row 1, column 0');
    expect(() => networks.kMeans([1, 2], { clusters: 1 })).toThrow(
      'takes rows of numbers, [n, features], got [2]',
    );
  });
});

describe('networks.radialBasisNetwork', () => {
  const x = Array.from({ length: 12 }, (_, i) => [i / 2]);
  const y = x.map(([at = 0]) => Math.sin(at));

  it('goes through every point where each is a centre', () => {
    const network = networks.radialBasisNetwork(x, y, { centers: x, ridge: 0, useBias: false });
    numbers(network.predict(tf.tensor2d(x))).forEach((value, i) => expect(value).toBeCloseTo(y[i] ?? NaN, 4));
  });

  it('gives every unit the mean distance from its nearest centres as its width', () => {
    const network = networks.radialBasisNetwork(x, y, { centers: [[0], [1], [4]], neighbors: 2 });
    expect(numbers(network.layers[0]?.getWeights()[1] as tf.Tensor)).toEqual([2.5, 2, 3.5]);
    const nearest = networks.radialBasisNetwork(x, y, { centers: [[0], [1], [4]], neighbors: 1 });
    expect(numbers(nearest.layers[0]?.getWeights()[1] as tf.Tensor)).toEqual([1, 1, 3]);
    const twice = networks.radialBasisNetwork(x, y, { centers: [[1], [1], [4]], neighbors: 1 });
    expect(numbers(twice.layers[0]?.getWeights()[1] as tf.Tensor)).toEqual([3, 3, 3]);
  });

  it('has the output weights of ridge regression: (A^T A + ridge I)^-1 A^T y', () => {
    const centers = [[1], [4]];
    const network = networks.radialBasisNetwork(x, y, { centers, widths: 1, ridge: 0.1, useBias: false });
    const a = x.map(([at = 0]) => [1, 4].map(center => Math.exp(-((at - center) ** 2) / 2)));
    const dot = (i: number, j: number) => a.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
    const to = (i: number) => a.reduce((sum, row, n) => sum + (row[i] ?? 0) * (y[n] ?? 0), 0);
    const [p, q, r] = [dot(0, 0) + 0.1, dot(0, 1), dot(1, 1) + 0.1];
    const determinant = p * r - q * q;
    const expected = [(r * to(0) - q * to(1)) / determinant, (p * to(1) - q * to(0)) / determinant];
    numbers(network.layers[1]?.getWeights()[0] as tf.Tensor).forEach((value, i) =>
      expect(value).toBeCloseTo(expected[i] ?? NaN, 5),
    );
  });

  it('reads digits before any gradient step, trains on from there, and frees what it made on the way', async () => {
    const { train, test } = datasets.digits();
    const before = tf.memory().numTensors;
    const network = networks.radialBasisNetwork(train.x, train.y, { centers: 60, classes: 10, seed: 1 });
    expect(tf.memory().numTensors).toBe(before + network.getWeights().length);
    const accuracy = () => metrics.accuracyScore(test.y, network.predict(test.x) as tf.Tensor);
    expect(accuracy()).toBeGreaterThan(0.94);
    network.compile({ optimizer: tf.train.adam(0.001), loss: 'meanSquaredError' });
    const oneHot = tf.oneHot(train.y, 10);
    const { history } = await network.fit(train.x, oneHot, { epochs: 3, batchSize: 64, verbose: 0 });
    const [first = NaN, , last = NaN] = history['loss'] as number[];
    expect(last).toBeLessThan(first);
    expect(accuracy()).toBeGreaterThan(0.94);
  });

  it('refuses targets that do not fit, and weights that the rows do not determine', () => {
    const fit = (targets: number[], options: object) => () =>
      networks.radialBasisNetwork(x, targets, { centers: 2, ...options });
    expect(fit([1, 2], {})).toThrow('y must be [n] or [n, outputs] for the 12 rows of x, got [2]');
    expect(fit(y, { classes: 2 })).toThrow('y must hold classes from 0 to 1');
    expect(fit(y, { centers: 12, ridge: 0 })).toThrow(
      '13 weights for each output cannot be found from 12 rows',
    );
    expect(fit(y, { ridge: -1 })).toThrow('ridge must be a number from 0 on');
    expect(fit(y, { centers: [[1], [1]], ridge: 0 })).toThrow('are not determined. Give a ridge');
    expect(fit(y, { centres: 2 })).toThrow("has no option 'centres'. Did you mean 'centers'?");
  });
});

describe('networks.SelfOrganizingMap', () => {
  const line = [[0], [2]];
  const steps = [
    [0, 1],
    [1, 0],
  ];

  it('moves each unit to the mean of all rows by how near their units lie on the map', () => {
    const near = Math.exp(-1 / (2 * 0.5 ** 2));
    const moved = numbers(
      learnAtOnce(tf.tensor2d([[0], [2], [3]]), tf.tensor2d(line), tf.tensor2d(steps), 1),
    );
    expect(moved[0]).toBeCloseTo((0 + near * (2 + 3)) / (1 + 2 * near), 5);
    expect(moved[1]).toBeCloseTo((near * 0 + 2 + 3) / (near + 2), 5);
  });

  it('draws the nearest unit and its neighbours towards row after row', () => {
    const weights = Float32Array.from(line.flat());
    const [x, order] = [Float32Array.of(3, -1), [0, 1]];
    learnRowByRow(weights, {
      x,
      features: 1,
      order,
      squaredSteps: steps,
      radiusAt: () => 2,
      rateAt: step => 0.5 / (step + 1),
    });
    const near = Math.exp(-0.5);
    const first = [0 + 0.5 * near * 3, 2 + 0.5 * (3 - 2)] as const;
    expect(weights[0]).toBeCloseTo(first[0] + 0.25 * (-1 - first[0]), 5);
    expect(weights[1]).toBeCloseTo(first[1] + 0.25 * near * (-1 - first[1]), 5);
  });

  it.each(['batch', 'online'] as const)('orders points of a square by their places (%s)', async mode => {
    const random = new datasets.Random(1);
    const square = Array.from({ length: 200 }, () => [random.next(), random.next()]);
    const map = new networks.SelfOrganizingMap({ rows: 4, columns: 4, mode, seed: 2 });
    const before = tf.memory().numTensors;
    const { epochs, warnings } = await map.fit(square, { epochs: 40 });
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(warnings).toEqual([]);
    expect(epochs).toHaveLength(40);
    expect(epochs.at(-1)?.radius).toBeCloseTo(1.5, 6);
    expect(epochs.at(-1)?.quantizationError).toBeCloseTo(map.quantizationError(square), 6);
    expect(map.quantizationError(square)).toBeLessThan(0.14);
    expect(map.topographicError(square)).toBeLessThan(0.1);
    expect(
      map
        .hits(square)
        .flat()
        .reduce((a, b) => a + b),
    ).toBe(200);
    map.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('measures distances, tears and borders by hand', async () => {
    const map = new networks.SelfOrganizingMap({ rows: 1, columns: 3 });
    await map.fit([[0], [1], [2]], { epochs: 1, verbose: 0 });
    // Units 0 and 1 of the map are far apart, 0 and 2 are near: the map is torn.
    map.weights.dispose();
    (map as unknown as { current: tf.Tensor2D }).current = tf.tensor2d([[0], [10], [1]]);
    expect(map.quantizationError([[0.25], [9]])).toBeCloseTo((0.25 + 1) / 2, 6);
    expect(map.topographicError([[0.25], [9]])).toBe(0.5);
    expect(map.nearestUnits([[0.25], [9]])).toEqual([0, 1]);
    expect(map.hits([[0.25], [9], [9]])).toEqual([[1, 2, 0]]);
    expect(map.uMatrix()).toEqual([[10, 9.5, 9]]);
    expect(() => map.quantizationError([[1, 2]])).toThrow('the map has learnt 1 features, got rows of 2');
  });

  it('warns of a radius below 1, too few steps and columns of different scales', async () => {
    const random = new datasets.Random(2);
    const x = Array.from({ length: 20 }, () => [random.next(), 1000 * random.next(), random.next()]);
    const of = async (options: object, epochs: number) => {
      const map = new networks.SelfOrganizingMap({ rows: 2, columns: 2, ...options });
      return (await map.fit(x, { epochs, verbose: 0 })).warnings.join('\n');
    };
    expect(await of({ finalRadius: 0.5 }, 20)).toMatch(
      /^finalRadius is 0.5: below 1 .*\ncolumn 1 has 99 % of all variance/,
    );
    expect(await of({}, 5)).toContain('5 epochs are few for a radius to fall in');
    expect(await of({ mode: 'online' }, 5)).toContain('100 steps (5 epochs of 20 rows) are few for 4 units');
  });

  it('prints what it warns of, unless verbose is 0', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const map = new networks.SelfOrganizingMap({ rows: 2, columns: 2 });
    await map.fit([[0], [1]], { epochs: 2, verbose: 0 });
    expect(warn).not.toHaveBeenCalled();
    await map.fit([[0], [1]], { epochs: 2 });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('2 epochs are few'));
    warn.mockRestore();
  });

  it('refuses what no map can have', () => {
    const make = (options: object) => () =>
      new networks.SelfOrganizingMap({ rows: 2, columns: 2, ...options });
    expect(make({ rows: 0 })).toThrow('rows must be a whole number from 1 on, got 0');
    expect(make({ rows: 1, columns: 1 })).toThrow('a map of one unit has no order');
    expect(make({ radius: 1, finalRadius: 2 })).toThrow('finalRadius must be at most radius, 1, got 2');
    expect(make({ learningRate: 2 })).toThrow('learningRate must be at most 1');
    expect(make({ sigma: 2 })).toThrow("has no option 'sigma'");
    expect(() => new networks.SelfOrganizingMap({ rows: 2, columns: 2 }).uMatrix()).toThrow(
      'Call await map.fit(x)',
    );
  });
});
