/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import type { io } from '@tensorflow/tfjs-core';
import { layers, losses, networks, tf } from '@epochlab/nn';
import { stopGradient } from '../../src/layers/stop-gradient';
import { describeCompiled } from '../../../train/src';
import { checkGradients } from '../check-gradients';
import { bothWays, numbers, relativeError } from '../../../train/test/same-training';

const close = (actual: tf.Tensor, expected: tf.Tensor, least = 1e-5) =>
  expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(least);

const lower = () => tf.randomNormal([2, 5, 3], 0, 1, 'float32', 7) as tf.Tensor3D;

type Vector = number[];
const dot = (a: Vector, b: Vector) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const squashed = (s: Vector) => {
  const squared = dot(s, s);
  return s.map(v => (squared / (1 + squared)) * (v / Math.sqrt(squared)));
};

/** Routing by agreement of one sample, written out. votes: [lower][upper][size] */
function routedByHand(votes: Vector[][], routings: number): { upper: Vector[]; couplings: number[][] } {
  const uppers = votes[0]!.length;
  const logits = votes.map(() => Array<number>(uppers).fill(0));
  for (let round = 1; ; round++) {
    const couplings = logits.map(row => {
      const total = row.reduce((sum, v) => sum + Math.exp(v), 0);
      return row.map(v => Math.exp(v) / total);
    });
    const upper = Array.from({ length: uppers }, (_, j) =>
      squashed(
        votes[0]![0]!.map((_v, d) =>
          votes.reduce((sum, vote, i) => sum + couplings[i]![j]! * vote[j]![d]!, 0),
        ),
      ),
    );
    if (round === routings) return { upper, couplings };
    votes.forEach((vote, i) => vote.forEach((one, j) => (logits[i]![j]! += dot(one, upper[j]!))));
  }
}

describe('layers.Capsules', () => {
  it.each([1, 3])('routes by agreement as the paper has it, %i rounds, each sample for itself', routings => {
    const layer = layers.Capsules(4, 2, { routings });
    const upper = layer.apply(lower()) as tf.Tensor;
    const kernel = layer.getWeights()[0]!.arraySync() as number[][][];
    const by = lower()
      .arraySync()
      .map(sample =>
        routedByHand(
          sample.map((u, i) =>
            [0, 1, 2, 3].map(j =>
              [0, 1].map(d => u.reduce((sum, v, k) => sum + v * kernel[i]![k]![2 * j + d]!, 0)),
            ),
          ),
          routings,
        ),
      );
    close(upper, tf.tensor3d(by.map(one => one.upper)));
    close(layer.couplings(lower()), tf.tensor3d(by.map(one => one.couplings)));
    // Each lower capsule divides its vote among the upper ones.
    close(layer.couplings(lower()).sum(-1), tf.ones([2, 5]));
  });

  it('has the gradients of finite differences where nothing is routed', () => {
    const layer = layers.Capsules(4, 2, { routings: 1 });
    layer.apply(lower());
    checkGradients(layer, () => layer.apply(lower()) as tf.Tensor);
  });

  it('takes gradients through the votes of the last round, not through who voted for whom', () => {
    const layer = layers.Capsules(4, 2);
    layer.apply(lower());
    const kernel = layer.trainableWeights[0]!.read() as tf.Variable;
    const mixing = tf.randomNormal([2, 4, 2], 0, 1, 'float32', 3);
    const objective = (output: tf.Tensor) => tf.sum(tf.mul(output, mixing)) as tf.Scalar;
    const found = tf.variableGrads(() => objective(layer.apply(lower()) as tf.Tensor), [kernel]).grads;
    const fixed = layer.couplings(lower());
    const expected = tf.variableGrads(() => {
      const votes = tf.reshape(tf.matMul(tf.transpose(lower(), [1, 0, 2]), kernel), [5, 2, 4, 2]);
      const sums = tf.sum(tf.mul(tf.transpose(votes, [1, 0, 2, 3]), tf.expandDims(fixed, -1)), 1);
      const squared = tf.sum(tf.square(sums), -1, true);
      return objective(tf.mul(sums, tf.div(tf.sqrt(squared), tf.add(squared, 1))));
    }, [kernel]).grads;
    close(found[kernel.name]!, expected[kernel.name]!, 1e-4);
  });

  it('gives numbers, and gradients that are numbers, for capsules of nothing but zeros', () => {
    const layer = layers.Capsules(3, 2);
    const length = layers.CapsuleLength();
    layer.apply(tf.zeros([1, 4, 2]));
    const kernel = layer.trainableWeights[0]!.read() as tf.Variable;
    const { value, grads } = tf.variableGrads(
      () => tf.sum(length.apply(layer.apply(tf.zeros([1, 4, 2])) as tf.Tensor) as tf.Tensor) as tf.Scalar,
      [kernel],
    );
    expect(value.dataSync()[0]).toBeLessThan(0.01);
    expect(grads[kernel.name]!.dataSync().every(Number.isFinite)).toBe(true);
  });

  it.each([
    [() => layers.Capsules(0, 2), 'numCapsules must be a whole number above 0, got 0'],
    [() => layers.Capsules(3, 2, { routings: 0 }), 'routings must be a whole number above 0, got 0'],
    [
      () => layers.Capsules(3, 2).apply(tf.ones([2, 5])),
      'takes capsules, [batch, capsules, size], got [2, 5]',
    ],
    [() => layers.PrimaryCapsules(3, 2, { kernelSize: 0.5 }), 'kernelSize must be a whole number above 0'],
    [
      () => layers.PrimaryCapsules(3, 2, { kernelSize: 3 }).apply(tf.ones([2, 5])),
      'takes pictures of a known size',
    ],
  ] as const)('refuses bad input %#', (call, message) => {
    expect(call as () => unknown).toThrow(message);
  });
});

it('layers.PrimaryCapsules is a convolution whose channels are squashed vectors', () => {
  const x = tf.randomNormal([2, 6, 5, 2], 0, 1, 'float32', 5) as tf.Tensor4D;
  for (const padding of ['valid', 'same'] as const) {
    const layer = layers.PrimaryCapsules(3, 4, { kernelSize: 3, strides: 2, padding });
    const capsules = layer.apply(x) as tf.Tensor;
    const [kernel] = layer.getWeights() as [tf.Tensor4D];
    const vectors = tf.conv2d(x, kernel, 2, padding).reshape([2, -1, 4]);
    const squared = vectors.square().sum(-1, true);
    close(capsules, vectors.mul(squared.sqrt()).div(squared.add(1)));
    expect(layer.computeOutputShape([null, 6, 5, 2])).toEqual([null, ...capsules.shape.slice(1)]);
    checkGradients(layer, () => layer.apply(x) as tf.Tensor);
  }
});

it('layers.CapsuleMask leaves the capsule of the true class, and without one the longest', () => {
  const vectors = tf.tensor3d([[[1, 0], [3, 4], [0, 2]]]); // prettier-ignore
  const mask = layers.CapsuleMask();
  const truth = tf.tensor2d([[0, 0, 1]]);
  expect((mask.apply([vectors, truth]) as tf.Tensor).arraySync()).toEqual([[0, 0, 0, 0, 0, 2]]);
  expect((layers.CapsuleMask().apply(vectors) as tf.Tensor).arraySync()).toEqual([[0, 0, 3, 4, 0, 0]]);
  close(layers.CapsuleLength().apply(vectors) as tf.Tensor, tf.tensor2d([[1, 5, 2]]));
});

it('losses.margin squares what is missing to 0.9 and half of what is above 0.1, and sums over classes', () => {
  const expected = [0.4 ** 2 + 0.5 * (0.3 ** 2 + 0), 0 + 0.5 * 0.1 ** 2];
  const lengths = [[0.5, 0.4, 0.1], [0.05, 0.95, 0.2]]; // prettier-ignore
  const truth = [[1, 0, 0], [0, 1, 0]]; // prettier-ignore
  close(losses.margin(truth, lengths), tf.tensor1d(expected));
  close(losses.Margin({ upper: 1, lower: 0, downWeight: 1 })([[1, 0]], [[0.5, 0.5]]), tf.tensor1d([0.5]));
  close(losses.sumSquaredError([[1, 2]], [[2, 4]]), tf.tensor1d([5]));
});

it('no gradient goes back through stopGradient', () => {
  const gradient = tf.grad(x => tf.mul(x, stopGradient(x)));
  expect(gradient(tf.tensor1d([3, 5])).arraySync()).toEqual([3, 5]);
});

describe('networks.capsules.capsuleNetwork', () => {
  const small = () =>
    networks.capsules.capsuleNetwork({
      inputShape: [6, 6, 1],
      classes: 3,
      filters: 4,
      channels: 2,
      dimPrimary: 2,
      dimCapsule: 3,
      decoder: [5],
    });
  const truth = () => tf.oneHot(tf.range(0, 24, 1, 'int32').mod(tf.scalar(3, 'int32')), 3).toFloat();

  it('trains the same compiled and op by op', async () => {
    const { compiled, eager } = await bothWays({
      build: () => small().training,
      x: () => [numbers(6, 6, 1).abs(), truth()],
      y: () => [truth(), numbers(36).abs()],
      // tfjs's types leave out functions in a list.
      loss: [losses.margin, losses.sumSquaredError] as unknown as string[],
      optimizer: () => tf.train.sgd(0.02),
    });
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    expect(relativeError(compiled.predictions, eager.predictions)).toBeLessThan(1e-4);
    compiled.weights.forEach((weights, i) =>
      expect(relativeError(weights, eager.weights[i]!)).toBeLessThan(1e-4),
    );
  });

  it('is compiled, and the same after saving and loading', async () => {
    const { training } = small();
    const loss = [losses.margin, losses.sumSquaredError] as unknown as string[];
    training.compile({ optimizer: 'sgd', loss });
    const x = [numbers(6, 6, 1).abs(), truth()];
    await training.fit(x, [truth(), numbers(36).abs()], { epochs: 1, verbose: 0 });
    expect(describeCompiled(training)).toMatchObject({ compiled: true, refusals: [] });
    let artifacts: io.ModelArtifacts | undefined;
    await training.save({ save: given => ((artifacts = given), Promise.resolve({} as io.SaveResult)) });
    const loaded = await tf.loadLayersModel({ load: () => Promise.resolve(artifacts!) });
    const [before, after] = [training, loaded].map(model => (model.predict(x) as tf.Tensor[])[0]!);
    close(after!, before!);
  });
});
