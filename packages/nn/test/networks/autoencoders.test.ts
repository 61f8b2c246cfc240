import { datasets, layers, models, networks, optimizers, tf } from '@epochlab/nn';

const data = (): tf.Tensor2D => tf.randomUniform([40, 6], 0, 1, 'float32', 7);

function small({ beta = 1, eager = false } = {}) {
  models.setRandomSeed(3);
  const input = layers.Input({ shape: [6] });
  const hidden = layers.Dense(8, { activation: 'tanh' }).apply(input) as tf.SymbolicTensor;
  const outputs = [2, 2].map(units => layers.Dense(units).apply(hidden) as tf.SymbolicTensor);
  const encoder = tf.model({ inputs: input, outputs });
  const decoder = models.Sequential([
    layers.Dense(8, { activation: 'tanh', inputShape: [2] }),
    layers.Dense(6, { activation: 'sigmoid' }),
  ]);
  const vae = new networks.VariationalAutoencoder({ encoder, decoder, beta, seed: 5 });
  vae.compile({ optimizer: optimizers.Adam(0.01), eager });
  return vae;
}

describe('a variational autoencoder', () => {
  it('trains as a graph exactly as op by op', async () => {
    const runs = [];
    for (const eager of [false, true]) {
      const vae = small({ eager, beta: 0.5 });
      const { history } = await vae.fit(data(), { epochs: 3, batchSize: 16, verbose: 0 });
      expect(vae.isTraced).toBe(!eager);
      const weights = [vae.encoder, vae.decoder].flatMap(one =>
        one.getWeights().flatMap(w => [...w.dataSync()]),
      );
      runs.push([...Object.values(history).flat(), ...weights]);
    }
    const [graph, opByOp] = runs as [number[], number[]];
    expect(graph).toHaveLength(opByOp.length);
    graph.forEach((value, i) => expect(value).toBeCloseTo(opByOp[i] as number, 4));
  });

  it('has a divergence that equals its Monte Carlo estimate within 1 %', () => {
    const mean = tf.tensor2d([[0.5, -1.5], [2, 0.1]]); // prettier-ignore
    const logVariance = tf.tensor2d([[-1, 0.5], [-3, 0]]); // prettier-ignore
    const formula = networks.klDivergence({ mean, logVariance }).dataSync();
    const estimate = tf.tidy(() => {
      const noise = tf.randomNormal([200_000, 2, 2], 0, 1, 'float32', 11);
      const z = mean.add(logVariance.mul(0.5).exp().mul(noise));
      // log q(z) - log p(z); the constants cancel.
      const logQ = noise.square().add(logVariance).mul(-0.5);
      return logQ.add(z.square().mul(0.5)).sum(-1).mean(0).dataSync();
    });
    formula.forEach((value, i) => expect(Math.abs((estimate[i] as number) / value - 1)).toBeLessThan(0.01));
  });

  it('sums its reconstruction over the values of a sample, and adds beta times the divergence', async () => {
    const vae = small({ beta: 3 });
    const x = data();
    const { history } = await vae.fit(x, { epochs: 1, batchSize: 40, verbose: 0 });
    const [loss, fit, divergence] = ['loss', 'reconstruction', 'divergence'].map(
      name => (history as Record<string, number[]>)[name]?.[0] as number,
    ) as [number, number, number];
    expect(loss).toBeCloseTo(fit + 3 * divergence, 4);
    // An untrained decoder says about 1/2 of all six values: 6 log 2.
    expect(Math.abs(fit - 6 * Math.log(2))).toBeLessThan(1);
    const bound = vae.evaluate(x);
    expect(bound.elbo).toBeCloseTo(-bound.reconstruction - bound.divergence, 5);
  });

  it.each([false, true])('leaves no tensors behind, eager: %s', async eager => {
    const vae = small({ eager });
    const x = data();
    await vae.fit(x, { epochs: 1, batchSize: 20, verbose: 0 });
    const before = tf.memory().numTensors;
    await vae.fit(x, { epochs: 2, batchSize: 20, verbose: 0 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('draws nothing outside of training', () => {
    const vae = small();
    const x = data();
    expect([...vae.reconstruct(x).dataSync()]).toEqual([...vae.reconstruct(x).dataSync()]);
    expect([...vae.encode(x).dataSync()]).toEqual([...vae.encode(x).dataSync()]);
  });

  it('tells which latent dimensions the encoder uses', () => {
    const vae = small();
    const x = data();
    const { divergences, activeUnits } = vae.latentUse(x);
    const total = divergences.reduce((a, b) => a + b, 0);
    expect(total).toBeCloseTo(vae.evaluate(x).divergence, 4);
    expect(activeUnits).toBe(2);
    // Means of zero for every sample: nobody uses the code.
    vae.encoder.layers[2]?.setWeights([tf.zeros([8, 2]), tf.zeros([2])]);
    expect(vae.latentUse(x).activeUnits).toBe(0);
  });

  it.each([
    [
      'data that a sigmoid cannot make',
      'binary crossentropy takes 0 to 1',
      (): unknown => small().fit(data().mul(2)),
    ],
    ['no beta', 'beta must be a finite number', async () => small({ beta: NaN })],
    [
      'an encoder of one output',
      'two outputs',
      async () => {
        const { decoder } = small();
        const encoder = models.Sequential([layers.Dense(2, { inputShape: [6] })]);
        return new networks.VariationalAutoencoder({ encoder, decoder, beta: 1 });
      },
    ],
  ])('refuses %s', async (_, message, use) => {
    await expect((async () => use())()).rejects.toThrow(message);
  });
});

describe('principal components', () => {
  it('are those of the covariance: of points on a line the first is its direction, and reconstructs them', () => {
    const x = [[1, 2], [2, 4], [3, 6], [6, 12]]; // prettier-ignore
    const pca = networks.principalComponents(x, 1);
    const [a = 0, b = 0] = pca.components.dataSync();
    expect(b / a).toBeCloseTo(2, 4);
    pca
      .reconstruct(x)
      .dataSync()
      .forEach((value, i) => expect(value).toBeCloseTo(x.flat()[i] as number, 4));
  });

  it('leave on held-out rows of digits the error of scikit-learn: 0.0247 with 8 of them, 0.0116 with 16', () => {
    const { train, test } = datasets.digits();
    for (const [count, expected] of [
      [8, 0.0247],
      [16, 0.0116],
    ] as const) {
      // prettier-ignore
      const made = networks.principalComponents(train.x, count).reconstruct(test.x);
      const error = tf.losses.meanSquaredError(test.x, made).dataSync()[0] as number;
      expect(Math.abs(error / expected - 1)).toBeLessThan(0.05);
    }
  });
});
