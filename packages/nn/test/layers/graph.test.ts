/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import type { io } from '@tensorflow/tfjs-core';
import { datasets, layers, losses, models, networks, tf } from '@epochlab/nn';
import { describeCompiled } from '../../../train/src';
import { checkGradients } from '../check-gradients';
import { bothWays, numbers, relativeError, type Problem } from '../../../train/test/same-training';

const { graphs } = networks;

/** A path 0 - 1 - 2 and a node 3 alone. */
const PATH = [
  [0, 1],
  [1, 2],
] as const;

const adjacency = () => graphs.adjacency(PATH, { nodes: 4 }).expandDims<tf.Tensor3D>(0);
const features = () => tf.randomNormal([1, 4, 3], 0, 1, 'float32', 7);

const close = (actual: tf.Tensor, expected: tf.Tensor) =>
  expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(1e-5);

/** Makes biases count as well. */
function randomise(layer: tf.layers.Layer): void {
  layer.setWeights(layer.getWeights().map((w, i) => tf.randomNormal(w.shape, 0, 0.7, 'float32', i + 1)));
}

describe('networks.graphs', () => {
  it('adjacency goes both ways unless the edges are directed, and an edge listed twice counts once', () => {
    const both = [
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ];
    expect(graphs.adjacency(PATH).arraySync()).toEqual(both);
    expect(graphs.adjacency([...PATH, [1, 0], [2, 1]]).arraySync()).toEqual(both);
    // The second node of an edge hears the first.
    expect(graphs.adjacency(PATH, { directed: true }).arraySync()).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('normalizedAdjacency is D^-1/2 (A + I) D^-1/2, row by row by hand', () => {
    // With themselves the nodes have 2, 3, 2 and 1 neighbours.
    const [side, third] = [1 / Math.sqrt(2 * 3), 1 / 3];
    close(
      graphs.normalizedAdjacency(PATH, { nodes: 4 }),
      tf.tensor2d([
        [0.5, side, 0, 0],
        [side, third, side, 0],
        [0, side, 0.5, 0],
        [0, 0, 0, 1],
      ]),
    );
  });

  it.each([
    [
      () => graphs.adjacency([[0, 4]], { nodes: 4 }),
      'edge 0 is [0, 4], and 4 is no node. Expected whole numbers from 0 to 3',
    ],
    [() => graphs.adjacency([[0, -1]]), 'edge 0 is [0, -1], and -1 is no node'],
    [() => graphs.adjacency([[0, 0.5]]), 'and 0.5 is no node'],
    [() => graphs.adjacency([[2, 2]]), 'edge 0 joins node 2 to itself'],
    [() => graphs.adjacency([]), 'the number of nodes must be a whole number above 0, got 0'],
    [() => graphs.batch([]), 'takes at least one graph'],
    [
      () => graphs.batch([{ features: [[1]], edges: [[0, 1]] }]),
      'graph 0: edge 0 is [0, 1], and 1 is no node',
    ],
    [() => graphs.batch([{ features: [[1], [1, 2]], edges: [] }]), 'graph 0 has a node of 2 features'],
    [() => graphs.pool(tf.ones([3, 2]), tf.tensor1d([0, 1], 'int32')), 'there are 3 nodes and 2 entries'],
    [() => layers.GraphConvolution(0), 'units must be a whole number above 0, got 0'],
    [() => layers.GraphAttention(2, 0), 'numHeads must be a whole number above 0, got 0'],
    [() => layers.GraphPooling({ pool: 'median' as 'mean' }), 'pool must be sum, mean, max, got median'],
    [() => layers.GraphConvolution(2).apply(features()), 'takes [features, adjacency]'],
    [() => layers.GraphConvolution(2).apply([features(), tf.ones([1, 3, 3])]), 'got [1, 4, 3] and [1, 3, 3]'],
    [
      () => layers.GraphConvolution(2).apply([tf.ones([4, 3]), tf.ones([4, 4])]),
      'A single graph is a batch of one',
    ],
  ] as const)('refuses bad input %#', (call, message) => {
    expect(call as () => unknown).toThrow(message);
  });

  it('pool by index vector equals pooling of the padded batch, and both leave padding out', () => {
    const one = { features: [[1, 2], [3, 4], [5, 9]], edges: PATH }; // prettier-ignore
    const other = { features: [[7, 1]], edges: [] };
    const { features: x, index, edges } = graphs.union([one, other, one]);
    expect([index.arraySync(), edges.length, edges.at(-1)]).toEqual([[0, 0, 0, 1, 2, 2, 2], 4, [5, 6]]);
    const padded = graphs.batch([one, other, one], { nodes: 5 });
    for (const pool of ['mean', 'sum'] as const)
      close(
        graphs.pool(x, index, pool),
        layers.GraphPooling({ pool }).apply([padded.features, padded.mask]) as tf.Tensor,
      );
    const greatest = layers.GraphPooling({ pool: 'max' });
    expect((greatest.apply([padded.features.neg(), padded.mask]) as tf.Tensor).arraySync()).toEqual([
      [-1, -2],
      [-7, -1],
      [-1, -2],
    ]);
  });
});

describe('layers.GraphConvolution', () => {
  it('is activation(D^-1/2 (A + I) D^-1/2 X W + b)', () => {
    const layer = layers.GraphConvolution(2, { activation: 'relu' });
    layer.apply([features(), adjacency()]);
    randomise(layer);
    const [kernel, bias] = layer.getWeights() as [tf.Tensor2D, tf.Tensor1D];
    const mixed = graphs.normalizedAdjacency(PATH, { nodes: 4 }).matMul(features().squeeze([0]));
    const expected = tf.relu(mixed.matMul(kernel).add(bias));
    close((layer.apply([features(), adjacency()]) as tf.Tensor).squeeze([0]), expected);
  });

  it('takes an adjacency as it is with normalize: false', () => {
    const [whole, bare] = [layers.GraphConvolution(2), layers.GraphConvolution(2, { normalize: false })];
    const ready = graphs.normalizedAdjacency(PATH, { nodes: 4 }).expandDims(0);
    const expected = whole.apply([features(), adjacency()]) as tf.Tensor;
    bare.apply([features(), ready]);
    bare.setWeights(whole.getWeights());
    close(bare.apply([features(), ready]) as tf.Tensor, expected);
  });
});

describe('layers.GraphAttention', () => {
  it('weighs neighbours by softmax of LeakyReLU(a . W x_i + b . W x_j), each head for itself', () => {
    const layer = layers.GraphAttention(2, 2);
    layer.apply([features(), adjacency()]);
    randomise(layer);
    const [kernel, looking, lookedAt, bias] = layer.getWeights().map(w => w.arraySync()) as [
      number[][],
      number[][],
      number[][],
      number[],
    ];
    const x = features().arraySync() as number[][][];
    const neighbours = [[0, 1], [0, 1, 2], [1, 2], [3]]; // prettier-ignore
    const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
    const expected = neighbours.map((joined, i) =>
      [0, 1].flatMap(head => {
        const values = x[0]!.map(row =>
          [0, 1].map(u =>
            dot(
              row,
              kernel.map(k => k[2 * head + u]!),
            ),
          ),
        );
        const scores = joined.map(j => {
          const score = dot(looking[head]!, values[i]!) + dot(lookedAt[head]!, values[j]!);
          return Math.exp(score > 0 ? score : 0.2 * score);
        });
        const total = scores.reduce((a, b) => a + b);
        return [0, 1].map(
          u =>
            dot(
              scores,
              joined.map(j => values[j]![u]!),
            ) /
              total +
            bias[2 * head + u]!,
        );
      }),
    );
    close((layer.apply([features(), adjacency()]) as tf.Tensor).squeeze([0]), tf.tensor2d(expected));
  });

  it('attentionScores add up to 1 over a node and its neighbours and are 0 elsewhere', () => {
    const layer = layers.GraphAttention(3, 2, { concat: false });
    expect((layer.apply([features(), adjacency()]) as tf.Tensor).shape).toEqual([1, 4, 3]);
    const scores = layer.attentionScores([features(), adjacency()]);
    expect(scores.shape).toEqual([1, 2, 4, 4]);
    close(scores.sum(-1), tf.ones([1, 2, 4]));
    const strangers = tf.sub(1, tf.add(adjacency(), tf.eye(4)));
    expect(scores.mul(strangers.expandDims(1)).max().dataSync()[0]).toBe(0);
  });
});

describe.each([
  ['GraphConvolution', () => layers.GraphConvolution(3, { activation: 'tanh' })],
  ['GraphAttention', () => layers.GraphAttention(3, 2, { activation: 'tanh' })],
  ['GraphAttention, mean of heads', () => layers.GraphAttention(3, 2, { concat: false })],
] as const)('%s', (_name, make: () => tf.layers.Layer) => {
  it('has the gradients of finite differences', () => {
    const layer = make();
    layer.apply([features(), adjacency()]);
    randomise(layer);
    checkGradients(layer, () => layer.apply([features(), adjacency()]) as tf.Tensor);
  });

  it('gives each node the same when the nodes are numbered otherwise', () => {
    const layer = make();
    const before = layer.apply([features(), adjacency()]) as tf.Tensor;
    const order = tf.tensor1d([2, 0, 3, 1], 'int32');
    const moved = adjacency().gather(order, 1).gather(order, 2);
    close(layer.apply([features().gather(order, 1), moved]) as tf.Tensor, before.gather(order, 1));
  });

  it('trains the same compiled and op by op', async () => {
    const symmetric = () => {
      const half = tf.cast(tf.greater(numbers(5, 5), 0.3), 'float32');
      return tf.maximum(half, tf.transpose(half, [0, 2, 1]));
    };
    const problem: Problem = {
      build: () => {
        const [x, a] = [tf.input({ shape: [5, 4] }), tf.input({ shape: [5, 5] })];
        const hidden = make().apply([x, a]) as tf.SymbolicTensor;
        const pooled = layers.GraphPooling().apply(hidden);
        return tf.model({ inputs: [x, a], outputs: layers.Dense(1).apply(pooled) });
      },
      x: () => [numbers(5, 4), symmetric()],
      y: () => numbers(1),
      // Where softmax does not see a weight, its gradient is rounding, which Adam would make as large as any.
      optimizer: () => tf.train.sgd(0.05),
    };
    const { compiled, eager } = await bothWays(problem);
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    expect(relativeError(compiled.predictions, eager.predictions)).toBeLessThan(1e-4);
    const model = problem.build();
    model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
    await model.fit(problem.x() as tf.Tensor[], problem.y() as tf.Tensor, { epochs: 1, verbose: 0 });
    expect(describeCompiled(model)).toMatchObject({ compiled: true, refusals: [] });
  });
});

it('a model of graph layers is the same after saving and loading', async () => {
  const [x, a, m] = [tf.input({ shape: [4, 3] }), tf.input({ shape: [4, 4] }), tf.input({ shape: [4] })];
  const first = layers.GraphConvolution(4, { activation: 'relu', useBias: false }).apply([x, a]);
  const second = layers.GraphAttention(2, 3, { concat: false, dropout: 0.2 }).apply([first, a]);
  const pooled = layers.GraphPooling({ pool: 'sum' }).apply([second, m]);
  const model = tf.model({ inputs: [x, a, m], outputs: pooled });
  let artifacts: io.ModelArtifacts | undefined;
  await model.save({ save: given => ((artifacts = given), Promise.resolve({} as io.SaveResult)) });
  const loaded = await tf.loadLayersModel({ load: () => Promise.resolve(artifacts!) });
  const input = [features(), adjacency(), tf.tensor2d([[1, 1, 1, 0]])];
  close(loaded.predict(input) as tf.Tensor, model.predict(input) as tf.Tensor);
});

it('datasets.karateClub has 34 members, 78 edges, and the degrees that Zachary counted', () => {
  const { edges, y, communities, nodes } = datasets.karateClub();
  expect([nodes, edges.length, y.sum().dataSync()[0], y.shape, communities.shape]).toEqual([
    34,
    78,
    17,
    [34],
    [34],
  ]);
  const degrees = graphs.adjacency(edges).sum(0).dataSync();
  expect([0, 1, 2, 32, 33, 11].map(member => degrees[member])).toEqual([16, 9, 10, 12, 17, 1]);
});

it('datasets.molecules: a tree has one edge fewer than atoms, two rings one more, and nobody more than 3 bonds', () => {
  const { train, test } = datasets.molecules({ count: 40, seed: 3 });
  const all = [...train.graphs, ...test.graphs];
  for (const { edges, atoms, label } of all) {
    expect(edges.length - atoms.length).toBe(label === 1 ? 1 : -1);
    expect(graphs.adjacency(edges, { nodes: atoms.length }).sum(0).max().dataSync()[0]).toBeLessThanOrEqual(
      3,
    );
  }
  expect(all.filter(({ label }) => label === 1)).toHaveLength(20);
  expect(datasets.molecules({ count: 40, seed: 3 }).test.graphs).toEqual(test.graphs);
});

it('learns a club from two labelled members, whose answers alone count', async () => {
  models.setRandomSeed(1);
  const { edges, y } = datasets.karateClub();
  const [x, a] = [tf.input({ shape: [34, 34] }), tf.input({ shape: [34, 34] })];
  const hidden = [1, 2].reduce(
    h => layers.GraphConvolution(16, { activation: 'tanh' }).apply([h, a]),
    x as tf.SymbolicTensor,
  );
  const output = layers.GraphConvolution(2, { activation: 'softmax' }).apply([hidden, a]);
  const model = tf.model({ inputs: [x, a], outputs: output });
  model.compile({ optimizer: tf.train.adam(0.01), loss: losses.sparseCategoricalCrossentropy });
  const known = Array.from({ length: 34 }, (_, member) => Number(member === 0 || member === 33));
  const data = [tf.eye(34).expandDims(0), graphs.adjacency(edges).expandDims(0)];
  await model.fit(data, y.reshape([1, 34, 1]), { epochs: 100, verbose: 0, sampleWeight: [known] });
  const right = tf.equal(tf.argMax(model.predict(data) as tf.Tensor, -1).flatten(), y);
  expect(right.sum().dataSync()[0]).toBeGreaterThanOrEqual(33);
});
