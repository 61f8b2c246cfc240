/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import type { io } from '@tensorflow/tfjs-core';
import { layers, losses, networks, tf } from '@epochlab/nn';
import { describeCompiled } from '../../../train/src';
import { bothWays, classes, numbers, relativeError } from '../../../train/test/same-training';

const values = (t: tf.Tensor) => Array.from(t.dataSync());

/** A neuron over time, written out: keeps beta, fires above 1, loses 1 at the step after. */
function neuronByHand(currents: readonly number[], beta: number): { spikes: number[]; membrane: number[] } {
  const [spikes, membrane]: [number[], number[]] = [[], []];
  currents.forEach((current, t) => {
    membrane.push(beta * (membrane[t - 1] ?? 0) + current - (spikes[t - 1] ?? 0));
    spikes.push(membrane[t]! > 1 ? 1 : 0);
  });
  return { spikes, membrane };
}

const both = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x) as tf.Tensor[];

describe('layers.LeakyIntegrateAndFire', () => {
  const currents = [0.6, 0.6, 0.6, 2.5, 0, 0, -1, 0.9];

  it('keeps a share of its potential, fires above the threshold and takes the threshold off', () => {
    const layer = layers.LeakyIntegrateAndFire({ beta: 0.8, returnMembrane: true });
    const [spikes, membrane] = both(layer as unknown as tf.layers.Layer, tf.tensor3d(currents, [1, 8, 1]));
    const expected = neuronByHand(currents, 0.8);
    expect(values(spikes!)).toEqual(expected.spikes);
    values(membrane!).forEach((value, t) => expect(value).toBeCloseTo(expected.membrane[t]!, 5));
    expect(expected.spikes).toContain(1);
  });

  it('starts every call, and every sample, from potential 0', () => {
    const layer = layers.LeakyIntegrateAndFire({ beta: 0.8 });
    const x = tf.tensor3d([...currents, ...currents], [2, 8, 1]);
    const [first, second] = [layer.apply(x) as tf.Tensor, layer.apply(x) as tf.Tensor];
    expect(values(second)).toEqual(values(first));
    expect(values(first).slice(8)).toEqual(values(first).slice(0, 8));
  });

  it.each([
    ['fastSigmoid', 25, (u: number) => 1 / (1 + 25 * Math.abs(u)) ** 2],
    ['arctan', 2, (u: number) => 1 / (1 + (Math.PI * u) ** 2)],
  ] as const)('has the gradient of %s in place of that of a step', (surrogate, slope, derivative) => {
    const layer = layers.LeakyIntegrateAndFire({ surrogate, slope });
    const x = [0.2, 0.9, 1.05, 3];
    const gradient = tf.grad(x => layer.apply(x) as tf.Tensor)(tf.tensor3d(x, [4, 1, 1]));
    values(gradient).forEach((value, i) => expect(value).toBeCloseTo(derivative(x[i]! - 1), 5));
  });

  it('sends gradients back through time, but not through the reset unless it is asked to', () => {
    // Two steps: dS[1] / dI[0] is g(u1) (beta - g(u0)) with the reset, g(u1) beta without.
    const [beta, x] = [0.5, [1.2, 0.3]];
    const { membrane } = neuronByHand(x, beta);
    const [g0, g1] = membrane.map(u => 1 / (1 + 25 * Math.abs(u - 1)) ** 2) as [number, number];
    for (const resetGradient of [false, true]) {
      const layer = layers.LeakyIntegrateAndFire({ beta, resetGradient });
      const last = (input: tf.Tensor) => tf.slice(layer.apply(input) as tf.Tensor, [0, 1, 0], [1, 1, 1]);
      const [first, second] = values(tf.grad(last)(tf.tensor3d(x, [1, 2, 1])));
      expect(first).toBeCloseTo(g1 * (beta - (resetGradient ? g0 : 0)), 6);
      expect(second).toBeCloseTo(g1, 6);
    }
  });

  it('has the membrane gradients of finite differences while nothing fires', () => {
    const layer = layers.LeakyIntegrateAndFire({ threshold: 100, returnMembrane: true });
    const x = tf.randomNormal([2, 4, 3], 0, 1, 'float32', 5);
    const mixing = tf.randomNormal([2, 4, 3], 0, 1, 'float32', 6);
    const objective = (input: tf.Tensor) =>
      tf.sum(tf.mul(both(layer as unknown as tf.layers.Layer, input)[1]!, mixing));
    const gradient = values(tf.grad(objective)(x));
    const moved = (shift: number) => objective(tf.add(x, tf.oneHot([5], 24).mul(shift).reshape([2, 4, 3])));
    const difference = (moved(0.1).dataSync()[0]! - moved(-0.1).dataSync()[0]!) / 0.2;
    expect(gradient[5]).toBeCloseTo(difference, 3);
  });

  it.each([
    [() => layers.LeakyIntegrateAndFire({ beta: 1.2 }), 'beta must be a number from 0 to 1, got 1.2'],
    [() => layers.LeakyIntegrateAndFire({ threshold: 0 }), 'threshold must be a number above 0, got 0'],
    [() => layers.LeakyIntegrateAndFire({ slope: NaN }), 'slope must be a number above 0, got NaN'],
    [
      () => layers.LeakyIntegrateAndFire({ surrogate: 'step' as 'arctan' }),
      'surrogate must be fastSigmoid or arctan, got step',
    ],
    [
      () => layers.LeakyIntegrateAndFire().apply(tf.input({ shape: [4] })),
      'layers.RepeatVector(steps) makes them',
    ],
    [() => networks.spiking.rateCode(tf.tensor2d([[2]]), 5), 'takes values from 0 to 1, got 2'],
    [
      () => networks.spiking.latencyCode(tf.tensor2d([[1]]), 0),
      'steps must be a whole number above 0, got 0',
    ],
  ] as const)('refuses bad input %#', (call, message) => {
    expect(call as () => unknown).toThrow(message);
  });
});

describe('a spiking network', () => {
  const network = () => {
    const x = tf.input({ shape: [4] });
    const repeated = layers
      .RepeatVector(6)
      .apply(layers.Dense(8, { kernelInitializer: 'glorotNormal' }).apply(x));
    const hidden = layers.LeakyIntegrateAndFire({ threshold: 0.5, slope: 5 }).apply(repeated);
    const spikes = layers
      .LeakyIntegrateAndFire({ threshold: 0.5, slope: 5 })
      .apply(layers.Dense(3).apply(hidden));
    return tf.model({ inputs: x, outputs: layers.SpikeCount().apply(spikes) });
  };
  const loss = losses.SparseCategoricalCrossentropy({ fromLogits: true });

  it('trains the same compiled and op by op', async () => {
    const { compiled, eager } = await bothWays({
      build: network,
      x: () => numbers(4),
      y: () => classes(3, 1),
      loss,
      optimizer: () => tf.train.sgd(0.05),
    });
    expect(new Set(eager.predictions).size).toBeGreaterThan(1);
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    compiled.weights.forEach((weights, i) =>
      expect(relativeError(weights, eager.weights[i]!)).toBeLessThan(1e-4),
    );
  });

  it('is compiled, and the same after saving and loading', async () => {
    const model = network();
    model.compile({ optimizer: 'sgd', loss });
    await model.fit(numbers(4), classes(3, 1), { epochs: 1, verbose: 0 });
    expect(describeCompiled(model)).toMatchObject({ compiled: true, refusals: [] });
    let artifacts: io.ModelArtifacts | undefined;
    await model.save({ save: given => ((artifacts = given), Promise.resolve({} as io.SaveResult)) });
    const loaded = await tf.loadLayersModel({ load: () => Promise.resolve(artifacts!) });
    const [before, after] = [model, loaded].map(one => values(one.predict(numbers(4)) as tf.Tensor));
    expect(after).toEqual(before);
  });
});

describe('networks.spiking', () => {
  const x = tf.tensor2d([[0, 0.25, 0.5, 1]]);

  it('rateCode fires as often as the value says, the same for the same seed', () => {
    const spikes = networks.spiking.rateCode(x, 4000, { seed: 2 });
    const rates = values(spikes.mean(1));
    expect([rates[0], rates[3]]).toEqual([0, 1]);
    // Four standard deviations of a share of 4,000.
    expect(Math.abs(rates[1]! - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
    expect(values(networks.spiking.rateCode(x, 9, { seed: 2 }))).toEqual(
      values(networks.spiking.rateCode(x, 9, { seed: 2 })),
    );
  });

  it('latencyCode fires once, the sooner the greater the value, and never for 0', () => {
    const spikes = networks.spiking.latencyCode(x, 5);
    expect(values(spikes.sum(1))).toEqual([0, 1, 1, 1]);
    expect(values(spikes.argMax(1)).slice(1)).toEqual([3, 2, 0]);
  });
});
