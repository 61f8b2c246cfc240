import type { io } from '@tensorflow/tfjs-core';
import { layers, models, networks, tf } from '@epochlab/nn';
import { describeCompiled } from '../../../train/src';
import { checkGradients } from '../check-gradients';

const numbers = (tensor: tf.Tensor | tf.Tensor[]) => Array.from((tensor as tf.Tensor).dataSync());
const close = (actual: readonly number[], expected: readonly number[], digits = 5) => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, digits));
};

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

/** Losses of each epoch and weights after training, compiled or op by op, from the same weights and rows. */
async function trained(build: () => tf.layers.Layer[], eager: boolean) {
  models.setRandomSeed(5);
  const model = models.Sequential(build());
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError', eager });
  const [x, y] = [random([24, 3], 1), random([24, 2], 2)];
  const { history } = await model.fit(x, y, { epochs: 4, batchSize: 8, verbose: 0 });
  const { compiled, refusals } = describeCompiled(model as unknown as Parameters<typeof describeCompiled>[0]);
  return {
    losses: history['loss'] as number[],
    weights: model.getWeights().flatMap(numbers),
    compiled,
    refusals,
  };
}

async function trainsAlikeBothWays(build: () => tf.layers.Layer[]): Promise<void> {
  const [compiled, opByOp] = [await trained(build, false), await trained(build, true)];
  expect(compiled).toMatchObject({ compiled: true, refusals: [] });
  expect(opByOp.compiled).toBe(false);
  close(compiled.losses, opByOp.losses);
  close(compiled.weights, opByOp.weights, 4);
}

/** A model read back from what it saves, with the same answers. */
async function comesBack(model: tf.LayersModel, x: tf.Tensor): Promise<void> {
  const saved = new Promise<io.ModelArtifacts>(resolve => {
    void model.save({
      save: artifacts => {
        resolve(artifacts);
        return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
      },
    });
  });
  const artifacts = await saved;
  const loaded = await tf.loadLayersModel({ load: () => Promise.resolve(artifacts) });
  close(numbers(loaded.predict(x)), numbers(model.predict(x)));
}

describe('layers.RadialBasis', () => {
  const centers = [
    [0, 0],
    [3, 4],
  ];

  it('answers exp(-|x - c|^2 / (2 s^2)) for each centre', () => {
    const layer = layers.RadialBasis(2, { centers, widths: [5, 2] });
    const answers = layer.apply(tf.tensor2d([centers[0] as number[], [3, 0]])) as tf.Tensor;
    close(numbers(answers), [1, Math.exp(-25 / 8), Math.exp(-9 / 50), Math.exp(-16 / 8)]);
  });

  it('measures small distances far from the origin', () => {
    const layer = layers.RadialBasis(1, { centers: [[1e4, -1e4]], widths: 1 });
    close(numbers(layer.apply(tf.tensor2d([[1e4 + 1, -1e4]])) as tf.Tensor), [Math.exp(-0.5)]);
  });

  it('has the gradients of finite differences in centres and widths', () => {
    const layer = layers.RadialBasis(3);
    const x = random([4, 2], 3);
    layer.apply(x);
    checkGradients(layer, () => layer.apply(x) as tf.Tensor);
  });

  it('trains alike compiled and op by op', () =>
    trainsAlikeBothWays(() => [layers.RadialBasis(5, { inputShape: [3] }), layers.Dense(2)]));

  it('comes back from a file with its centres and widths', () =>
    comesBack(
      models.Sequential([layers.RadialBasis(2, { centers, widths: [5, 2], inputShape: [2] })]),
      tf.tensor2d([[1, 1]]),
    ));

  it('refuses centres and widths that do not fit, and what has no features', () => {
    const build = (options: { centers?: number[][]; widths?: number | number[] }) => () =>
      layers.RadialBasis(2, { ...options, inputShape: [2] }).apply(tf.zeros([1, 2]));
    expect(build({ centers: [[1, 2]] })).toThrow('centers must be [units, features] = [2, 2], got [1, 2]');
    expect(build({ widths: [1, 2, 3] })).toThrow('widths must be a number or [units] = [2], got [3]');
    expect(build({ widths: 0 })).toThrow('a width must be a number above 0, got 0');
    expect(() => layers.RadialBasis(2).apply(tf.input({ shape: [4, 4] }))).toThrow('Put layers.Flatten()');
  });
});

describe('layers.MixtureOfExperts', () => {
  /** Gate and two linear experts of two inputs and one output, by numbers. */
  const known = (options: Partial<Parameters<typeof layers.MixtureOfExperts>[0] & object> = {}) => {
    const layer = layers.MixtureOfExperts(1, 2, { ...options, inputShape: [2] });
    layer.apply(tf.zeros([1, 2]));
    layer.setWeights([
      tf.tensor2d([
        [1, 0],
        [0, 1],
      ]),
      tf.tensor1d([0, 0]),
      tf.tensor3d([1, 2, 3, 4], [2, 2, 1]),
      tf.tensor3d([10, 20], [2, 1, 1]),
    ]);
    return layer;
  };
  const x = tf.tensor2d([[2, 1]]);
  const p = 1 / (1 + Math.exp(-1));

  it('is the sum of what the experts answer, weighted by the softmax of the gate', () => {
    const layer = known();
    close(numbers(layer.gate(x)), [p, 1 - p]);
    close(numbers(layer.expertOutputs(x)), [2 + 2 + 10, 6 + 4 + 20]);
    close(numbers(layer.apply(x) as tf.Tensor), [p * 14 + (1 - p) * 30]);
  });

  it('takes the probability of the one expert that topK: 1 leaves, and scales several to a sum of 1', () => {
    close(numbers(known({ topK: 1 }).apply(x) as tf.Tensor), [p * 14]);
    const three = layers.MixtureOfExperts(1, 3, { topK: 2 });
    const rows = random([5, 2], 4);
    three.apply(rows);
    const gate = three.gate(rows).arraySync() as number[][];
    for (const row of gate) {
      expect(row.filter(weight => weight > 0)).toHaveLength(2);
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    }
  });

  it('takes sequences, step by step', () => {
    const layer = layers.MixtureOfExperts(3, 2, { hiddenUnits: 4 });
    const sequence = random([2, 5, 6], 5);
    const answer = layer.apply(sequence) as tf.Tensor;
    expect(answer.shape).toEqual([2, 5, 3]);
    expect(layer.computeOutputShape([null, 5, 6])).toEqual([null, 5, 3]);
    close(
      numbers(tf.slice(answer, [1, 2], [1, 1])),
      numbers(layer.apply(tf.reshape(tf.slice(sequence, [1, 2], [1, 1]), [1, 6])) as tf.Tensor),
    );
  });

  it('has the gradients of finite differences in gate and experts', () => {
    const layer = layers.MixtureOfExperts(2, 3, { hiddenUnits: 4, activation: 'tanh' });
    const rows = random([6, 3], 6);
    layer.apply(rows);
    checkGradients(layer, () => layer.apply(rows) as tf.Tensor);
  });

  it('adds weight * experts * sum of f P to the loss of training, and to that alone', async () => {
    const layer = known({ loadBalancing: 0.5 });
    const model = models.Sequential([layer]);
    model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError', eager: true });
    // The gate's choice is the first expert twice, the second once.
    const rows = tf.tensor2d([
      [2, 1],
      [1, 0],
      [0, 2],
    ]);
    const y = model.predict(rows) as tf.Tensor;
    const q = 1 / (1 + Math.exp(2));
    const mean = (p + p + q) / 3;
    const balance = 2 * ((2 / 3) * mean + (1 / 3) * (1 - mean));
    const { history } = await model.fit(rows, y, { epochs: 1, verbose: 0 });
    close(history['loss'] as number[], [0.5 * balance]);
    close([numbers(model.evaluate(rows, y, { verbose: 0 }) as tf.Tensor)[0] ?? NaN], [0]);
  });

  it('balances in a model inside a model and where it is used twice, once for each place', async () => {
    const shared = layers.MixtureOfExperts(2, 2, { loadBalancing: 1, inputShape: [2] });
    const input = tf.input({ shape: [2] });
    const inner = tf.model({ inputs: input, outputs: shared.apply(input) as tf.SymbolicTensor });
    const outer = tf.input({ shape: [2] });
    const twice = shared.apply(shared.apply(outer));
    const output = tf.layers.add().apply([twice, inner.apply(outer) as tf.SymbolicTensor]);
    const model = tf.model({ inputs: outer, outputs: output as tf.SymbolicTensor });
    const run = async (eager: boolean) => {
      model.compile({ optimizer: tf.train.sgd(0), loss: 'meanSquaredError', eager });
      const rows = random([8, 2], 7);
      const y = model.predict(rows) as tf.Tensor;
      const before = tf.memory().numTensors;
      const { history } = await model.fit(rows, y, { epochs: 3, batchSize: 8, verbose: 0 });
      if (eager) expect(tf.memory().numTensors).toBe(before);
      return history['loss'] as number[];
    };
    const [opByOp, compiled] = [await run(true), await run(false)];
    // Each of the three places gives between 1 (even) and 2 (one takes all), or a little less by chance.
    expect(opByOp[0]).toBeGreaterThan(2.4);
    close(compiled, opByOp);
  });

  it.each([{}, { topK: 1 }, { topK: 2, hiddenUnits: 4 }, { loadBalancing: 0 }])(
    'trains alike compiled and op by op: %j',
    options => trainsAlikeBothWays(() => [layers.MixtureOfExperts(2, 3, { ...options, inputShape: [3] })]),
  );

  it('comes back from a file as it was', () =>
    comesBack(
      models.Sequential([
        layers.MixtureOfExperts(2, 3, { hiddenUnits: 4, activation: 'tanh', topK: 2, inputShape: [3] }),
      ]),
      random([4, 3], 8),
    ));

  it('refuses counts and weights that make no mixture', () => {
    expect(() => layers.MixtureOfExperts(1, 1)).toThrow('experts must be 2 or more, got 1');
    expect(() => layers.MixtureOfExperts(1, 3, { topK: 4 })).toThrow(
      'topK must be at most experts, 3, got 4',
    );
    expect(() => layers.MixtureOfExperts(1, 3, { hiddenUnits: 0 })).toThrow(
      'hiddenUnits must be a whole number',
    );
    expect(() => layers.MixtureOfExperts(1, 3, { loadBalancing: -1 })).toThrow('loadBalancing');
  });
});

describe('networks.gateUsage', () => {
  it('counts load, importance, entropy and idle experts of a layer inside a model', () => {
    const mixture = layers.MixtureOfExperts(1, 3, { name: 'mixture' });
    const model = models.Sequential([layers.Dense(2, { inputShape: [2], useBias: false }), mixture]);
    const [dense] = model.layers;
    dense?.setWeights([tf.eye(2)]);
    const large = 50;
    // Expert 0 for positive first features, 1 for negative ones, 2 for none.
    mixture.setWeights([
      tf.tensor2d([
        [large, -large, 0],
        [0, 0, 0],
      ]),
      tf.tensor1d([0, 0, -large]),
      ...mixture.getWeights().slice(2),
    ]);
    const rows = [
      [1, 0],
      [2, 0],
      [3, 1],
      [-1, 0],
    ];
    const usage = networks.gateUsage(model, rows);
    close(usage.load, [0.75, 0.25, 0]);
    close(usage.importance, [0.75, 0.25, 0]);
    expect(usage.idle).toEqual([2]);
    expect(usage.entropy).toBeCloseTo(0, 5);
    expect(usage.loadEntropy).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 6);
    expect(() => networks.gateUsage(models.Sequential([layers.Dense(1, { inputShape: [2] })]), rows)).toThrow(
      'there is no layers.MixtureOfExperts among',
    );
  });
});
