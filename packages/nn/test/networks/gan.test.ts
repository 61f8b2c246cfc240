import { layers, models, networks, optimizers, tf } from '@epochlab/nn';

/** Two small networks with batch normalisation and dropout, of the same weights each time. */
function small({ compiled = true, last = 'sigmoid' as const } = {}) {
  models.setRandomSeed(3);
  const generator = models.Sequential([
    layers.Dense(8, { inputShape: [4] }),
    layers.BatchNormalization(),
    layers.LeakyReLU({ alpha: 0.2 }),
    layers.Dense(6, { activation: last }),
  ]);
  const discriminator = models.Sequential([
    layers.Dense(8, { inputShape: [6], activation: 'relu' }),
    layers.BatchNormalization(),
    layers.Dense(1),
  ]);
  const gan = new networks.GAN({ generator, discriminator, latentDim: 4, seed: 5 });
  gan.compile({
    generatorOptimizer: optimizers.Adam(0.01),
    discriminatorOptimizer: optimizers.SGD(0.02, { momentum: 0.5 }),
    labelSmoothing: 0.1,
    eager: !compiled,
  });
  return gan;
}

const data = (): tf.Tensor2D => tf.randomUniform([40, 6], 0, 1, 'float32', 7);

describe('a GAN', () => {
  it('trains as a graph exactly as op by op: losses, weights, moving means', async () => {
    const runs = [];
    for (const compiled of [true, false]) {
      const gan = small({ compiled });
      const { history } = await gan.fit(data(), { epochs: 3, batchSize: 16, verbose: 0 });
      expect(gan.isTraced).toBe(compiled);
      const weights = [gan.generator, gan.discriminator].flatMap(one =>
        one.getWeights().map(weight => [...weight.dataSync()]),
      );
      runs.push([history.generatorLoss, history.discriminatorLoss, ...weights].flat());
    }
    const [graph, eager] = runs as [number[], number[]];
    expect(graph).toHaveLength(eager.length);
    graph.forEach((value, i) => expect(value).toBeCloseTo(eager[i] as number, 4));
  });

  it('has the losses that the formulas give, each optimizer changing its own network alone', async () => {
    const gan = small({ compiled: false });
    gan.compile({
      generatorOptimizer: optimizers.SGD(0),
      discriminatorOptimizer: optimizers.SGD(0.5),
      labelSmoothing: 0.1,
      eager: true,
    });
    // All weights are zeros, so whatever the noise is, the generated samples are 1/2, the logits of everything 0.
    gan.generator.layers.at(-1)?.setWeights([tf.zeros([8, 6]), tf.zeros([6])]);
    gan.discriminator.layers.at(-1)?.setWeights([tf.zeros([8, 1]), tf.tensor1d([1])]);
    const made = gan.generator.getWeights()[0] as tf.Tensor;
    const before = [...made.dataSync()];
    const { history } = await gan.fit(data(), { epochs: 1, batchSize: 40, verbose: 0 });
    // The logit is 1: -0.9 log p - 0.1 log(1 - p) of real ones and -log(1 - p) of generated ones, halved.
    const p = 1 / (1 + Math.exp(-1));
    const expected = (-0.9 * Math.log(p) - 0.1 * Math.log(1 - p) - Math.log(1 - p)) / 2;
    expect(history.discriminatorLoss[0]).toBeCloseTo(expected, 5);
    // The generator meets the discriminator after its step: the bias has gone down by 0.5 times its gradient.
    const bias = 1 - 0.5 * ((p - 0.9 + p) / 2);
    const [, after] = gan.discriminator.layers.at(-1)?.getWeights() ?? [];
    expect(after?.dataSync()[0]).toBeCloseTo(bias, 5);
    expect([...(gan.generator.getWeights()[0] as tf.Tensor).dataSync()]).toEqual(before);
  });

  it('never mixes real and generated samples in one batch normalisation', async () => {
    const gan = small({ compiled: false });
    const seen: (number | null)[] = [];
    const first = gan.discriminator.layers[1] as tf.layers.Layer;
    const call = first.call.bind(first);
    first.call = (inputs, kwargs) => {
      seen.push([inputs].flat()[0]?.shape[0] ?? null);
      return call(inputs, kwargs);
    };
    await gan.fit(data(), { epochs: 1, batchSize: 40, verbose: 0 });
    expect(seen).toEqual([40, 40, 40]);
  });

  it('gives the same run for the same seed, callbacks their logs, and lets them stop it', async () => {
    const runs = [];
    for (let i = 0; i < 2; i++) {
      const gan = small();
      const logged: number[] = [];
      const stop = {
        onEpochEnd: (epoch: number, logs?: tf.Logs) => {
          logged.push(logs?.['generatorLoss'] as number);
          if (epoch === 1) gan.generator.stopTraining = true;
        },
      };
      const shown: number[] = [];
      const { epoch, history } = await gan.fit(data(), {
        ...{ epochs: 9, batchSize: 20, verbose: 0, callbacks: stop, samples: 3 },
        onSamples: samples => shown.push(samples.shape[0] as number),
      });
      expect([epoch, history.generatorLoss, shown]).toEqual([[0, 1], logged, [3, 3, 3]]);
      runs.push(logged);
    }
    expect(runs[0]).toEqual(runs[1]);
  });

  it('leaves no tensors behind', async () => {
    const gan = small();
    const x = data();
    await gan.fit(x, { epochs: 1, batchSize: 20, verbose: 0 });
    tf.dispose(gan.generate(2));
    const before = tf.memory().numTensors;
    await gan.fit(x, { epochs: 2, batchSize: 20, verbose: 0 });
    tf.dispose(gan.generate(2));
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [
      'data of 0 to 1 for a generator that ends in tanh',
      'x.mul(2).sub(1)',
      (): unknown => small({ last: 'tanh' as never }).fit(data()),
    ],
    [
      'data that a sigmoid cannot make',
      "ends in 'sigmoid', which gives 0 to 1",
      (): unknown => small().fit(data().mul(2)),
    ],
    ['data of another shape', 'the generator makes [n, 6]', (): unknown => small().fit(tf.ones([8, 5]))],
    ['a batch that no data fills', 'from 1 to 40', (): unknown => small().fit(data(), { batchSize: 41 })],
    [
      'frozen networks',
      'Do not set `trainable = false`',
      async () => {
        const gan = small();
        gan.discriminator.trainable = false;
        gan.compile({ generatorOptimizer: optimizers.Adam(), discriminatorOptimizer: optimizers.Adam() });
      },
    ],
    [
      'one optimizer for both',
      'Make one for each',
      async () => {
        const adam = optimizers.Adam();
        small().compile({ generatorOptimizer: adam, discriminatorOptimizer: adam });
      },
    ],
    [
      'a generator of other noise',
      'inputShape: [5]',
      async () => {
        const { generator, discriminator } = small();
        return new networks.GAN({ generator, discriminator, latentDim: 5 });
      },
    ],
  ])('refuses %s', async (_, message, use) => {
    await expect(use()).rejects.toThrow(message);
  });
});

describe('measures of samples', () => {
  it('nearestDistances are Euclidean distances from the nearest', () => {
    const near = networks.nearestDistances([[0, 0], [3, 4]], [[0, 1], [3, 4], [9, 9]]); // prettier-ignore
    expect([...near]).toEqual([1, 0]);
  });

  it('modeCoverage counts samples at centres, and those that lie nowhere at none', () => {
    const centres = [[0, 0], [5, 0], [0, 5]]; // prettier-ignore
    const { counts, modes, near } = networks.modeCoverage([[0, 0.1], [0.1, 0], [5, 0], [2.5, 2.5]], centres, 0.5); // prettier-ignore
    expect([counts, modes, near]).toEqual([[2, 1, 0], 2, 0.75]);
  });
});
