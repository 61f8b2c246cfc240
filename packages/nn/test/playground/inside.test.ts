import * as tf from '@tensorflow/tfjs-node';
import { parseInside, type PlaygroundInside } from '@epochlab/views';
import { show } from '../../src';
import { Random } from '../../src/data/random';
import { filterDirection } from '../../src/playground/inside/loss-surface';
import type { LayerWeights } from '../../src/playground/network/initial-weights';
import type { Playground } from '../../src/playground/playground';
import { NetworkByHand } from './by-hand';

type Options = Exclude<Parameters<typeof show.playground>[0], string | undefined>;

const shown = (options: Options): Playground => show.playground({ seed: 3, visible: false, ...options });

const now = (p: Playground): PlaygroundInside => {
  if (!p.inside.now) throw new Error('Nobody looks inside.');
  return p.inside.now;
};

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('A number is missing.');
  return value;
}

const FUNCTIONS = {
  relu: (z: number) => Math.max(0, z),
  tanh: Math.tanh,
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  linear: (z: number) => z,
};

/** The loss of one point in plain double numbers. */
function lossByHand(
  p: Playground,
  weights: readonly LayerWeights[],
  inputs: readonly number[],
  label: number,
): number {
  const { problem, loss, activation } = p.settings;
  const outputs = weights.reduce<readonly number[]>((into, { kernel, bias }, i) => {
    const sums = bias.map((b, unit) =>
      kernel.reduce((sum, row, j) => sum + (row[unit] ?? NaN) * (into[j] ?? NaN), b),
    );
    return i < weights.length - 1 ? sums.map(FUNCTIONS[activation]) : sums;
  }, inputs);
  if (outputs.length > 1) {
    const total = outputs.reduce((sum, z) => sum + Math.exp(z), 0);
    const shares = outputs.map(z => Math.exp(z) / total);
    return loss === 'crossentropy'
      ? -Math.log(shares[label] ?? NaN)
      : shares.reduce((sum, share, i) => sum + 0.5 * (share - Number(i === label)) ** 2, 0);
  }
  const [sum = NaN] = outputs;
  const output = problem === 'regression' ? sum : Math.tanh(sum);
  if (problem === 'regression' || loss === 'halfSquaredError') return 0.5 * (output - label) ** 2;
  return -Math.log((1 + label * output) / 2);
}

const iris = {
  x: [
    [1, 2, 0],
    [2, 1, 1],
    [3, 5, 2],
    [4, 4, 1],
    [0, 3, 1],
    [2, 2, 5],
  ],
  y: ['a', 'b', 'c', 'a', 'b', 'c'],
};

const cases: Readonly<Record<string, Options>> = {
  'the defaults': {},
  'relu and cross-entropy': {
    activation: 'relu',
    loss: 'crossentropy',
    networkShape: [5, 3],
    features: ['x', 'sinX'],
  },
  'a regression by sigmoids': { dataset: 'reg-gauss', activation: 'sigmoid', networkShape: [3] },
  'no hidden layer': { networkShape: [], dataset: 'gauss' },
  'three classes by cross-entropy': { ...iris, loss: 'crossentropy', networkShape: [3] },
  'three classes by half squared errors': { ...iris, networkShape: [3] },
};

/** Numbers travel with six digits. */
const near = (value: number | null | undefined, expected: number): void =>
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected)));

test.each(Object.entries(cases))(
  'with %s the gradients of one point are the finite differences of its loss',
  (_, options) => {
    const p = shown(options);
    const { weights } = p.trainer.network;
    const { inputs, label } = given(p.trainer.samples.train[2]);
    const slope = (layer: number, change: (weights: LayerWeights, by: number) => LayerWeights): number => {
      const loss = (by: number) =>
        lossByHand(
          p,
          weights.map((one, i) => (i === layer ? change(one, by) : one)),
          inputs,
          label,
        );
      return (loss(1e-5) - loss(-1e-5)) / 2e-5;
    };
    p.inside.at({ sample: 2 });
    near(now(p).loss, lossByHand(p, weights, inputs, label));
    expect(now(p).neuron.backward).toBeNull();
    p.inside.step();
    weights.forEach(({ bias }, layer) =>
      bias.forEach((_, unit) => {
        p.inside.at({ layer, unit });
        const { neuron, layers } = now(p);
        const ofBias = slope(layer, (one, by) => ({
          ...one,
          bias: one.bias.map((b, i) => b + (i === unit ? by : 0)),
        }));
        near(neuron.bias.gradient, ofBias);
        near(layers[layer]?.deltas[unit], ofBias);
        neuron.terms.forEach(({ gradient, input }, i) => {
          const ofWeight = slope(layer, (one, by) => ({
            ...one,
            kernel: one.kernel.map((row, j) => row.map((w, k) => w + (j === i && k === unit ? by : 0))),
          }));
          near(gradient, ofWeight);
          near(gradient, input * ofBias);
        });
        // The chain rule as it is shown: delta = (sum of weight times next delta, or dL/da) times f'(z).
        const { next, outputGradient, slope: own, delta } = given(neuron.backward);
        if (next.length > 0)
          near(
            outputGradient,
            next.reduce((sum, one) => sum + one.weight * one.delta, 0),
          );
        if (own !== null) near(delta, outputGradient * own);
        near(
          neuron.sum,
          neuron.terms.reduce((sum, { value, input }) => sum + value * input, neuron.bias.value),
        );
      }),
    );
    expect(parseInside(JSON.parse(JSON.stringify(now(p))))).toEqual(now(p));
    p.dispose();
  },
);

test('the update of one point equals the formulas of TensorFlow Playground for a batch of one', () => {
  const p = shown({ regularization: 'L2', regularizationRate: 0.1, learningRate: 0.3 });
  const { inputs, label } = given(p.trainer.samples.train[4]);
  const byHand = new NetworkByHand(p.trainer.network.weights, 'tanh', 'tanh');
  byHand.epoch([[inputs, label]], { batchSize: 1, learningRate: 0.3, rate: 0.1, rule: 'L2' });
  const [before] = p.history.loss;
  p.inside.at({ sample: 4, layer: 0, unit: 1 });
  p.inside.step();
  p.inside.step();
  const { neuron, phase } = now(p);
  expect(phase).toBe('update');
  neuron.terms.forEach(({ after, value, gradient }, i) => {
    expect(after).toBeCloseTo(byHand.weights[0]?.kernel[i]?.[1] ?? NaN, 5);
    expect(after).toBeCloseTo(value - 0.3 * ((gradient ?? NaN) + 0.1 * value), 5);
  });
  const [kernel] = p.model.getWeights()[0]?.arraySync() as number[][];
  expect(neuron.terms[0]?.after).toBeCloseTo(kernel?.[1] ?? NaN, 5);
  expect([p.epoch, p.history.loss.length]).toEqual([0, 1]);
  expect(p.history.loss[0]).not.toBe(before);
  p.inside.step();
  expect([now(p).sample, now(p).phase]).toEqual([5, 'forward']);
  p.dispose();
});

test('a place that is no training point has forward values alone, and a step goes on with a training point', () => {
  const p = shown({});
  p.inside.at({ x: 1, y: -2 });
  expect(now(p)).toMatchObject({ x: 1, y: -2, sample: null, label: null, loss: null, inputs: [1, -2] });
  p.inside.step();
  expect(now(p)).toMatchObject({
    sample: 0,
    phase: 'forward',
    neuron: { layer: 2, unit: 0, name: 'output[1]' },
  });
  p.inside.step();
  p.changeLink({ layer: 0, input: 0, unit: 0, weight: 2 });
  expect(now(p).phase).toBe('forward');
  p.inside.close();
  expect(p.inside.now).toBeUndefined();
  p.dispose();
});

test('the gradient flow is the norm of the gradient of the mean loss, layer by layer', () => {
  const p = shown({ networkShape: [4] });
  p.inside.at({});
  const { x, y } = p.data.train;
  const { grads } = tf.variableGrads(() =>
    tf.mean(tf.mul(0.5, tf.squaredDifference(p.model.apply(x) as tf.Tensor, y))),
  );
  p.model.layers.forEach((layer, i) => {
    const squares = layer.weights.map(weight => {
      const gradient = grads[(weight.read() as tf.Variable).name];
      return tf.sum(tf.square(given(gradient))).dataSync()[0] ?? NaN;
    });
    expect(now(p).flow[i]?.gradientNorm).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 5);
  });
  p.dispose();
});

test('a frozen layer stays as it is, its biases too, compiled and op by op, and learns again when it is let', async () => {
  const run = async (): Promise<number[][]> => {
    const p = shown({ dataset: 'xor' });
    p.freezeLayer(0);
    const before = p.model.getWeights().map(weight => Array.from(weight.dataSync()));
    await p.train(2);
    const held = p.model.getWeights().map(weight => Array.from(weight.dataSync()));
    expect(held.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(held[2]).not.toEqual(before[2]);
    p.freezeLayer(0, false);
    await p.train(1);
    const after = p.model.getWeights().map(weight => Array.from(weight.dataSync()));
    expect(after[1]).not.toEqual(before[1]);
    expect(() => p.freezeLayer(7)).toThrow('There is no layer 7; expected one from 0 to 2.');
    p.dispose();
    return after;
  };
  const compiled = await run();
  process.env['EPOCHLAB_COMPILE'] = '0';
  try {
    const opByOp = await run();
    opByOp.flat().forEach((value, i) => expect(value).toBeCloseTo(compiled.flat()[i] ?? NaN, 6));
  } finally {
    delete process.env['EPOCHLAB_COMPILE'];
  }
});

test('a link that was cut gets its weight back and learns', async () => {
  const p = shown({});
  const link = { layer: 0, input: 1, unit: 2 };
  const weight = () => p.trainer.network.weights[0]?.kernel[1]?.[2];
  await p.train(1);
  const before = weight();
  p.changeLink({ ...link, weight: 0, learns: false });
  await p.train(1);
  expect(weight()).toBe(0);
  p.changeLink({ ...link, restore: true });
  expect(weight()).toBe(before);
  await p.train(1);
  expect(weight()).not.toBe(before);
  p.dispose();
});

test('the loss surface has the loss now in its middle, and directions as long as the weights of each neuron', async () => {
  const p = shown({ networkShape: [3], dataset: 'xor' });
  await p.train(3);
  const { loss, x } = await p.inside.lossSurface({ radius: 0.5, resolution: 5, seed: 4 });
  expect(loss.values).toHaveLength(25);
  expect(loss.values[12]).toBeCloseTo(p.history.loss.at(-1) ?? NaN, 5);
  expect(x).toEqual([-0.5, 0.5]);
  const { weights } = p.trainer.network;
  const random = new Random('loss surface 4');
  const [across, up] = [filterDirection(weights, random), filterDirection(weights, random)];
  weights.forEach(({ kernel, bias }, layer) =>
    bias.forEach((_, unit) => {
      const norm = (rows: readonly (readonly number[])[]) => Math.hypot(...rows.map(row => row[unit] ?? NaN));
      expect(norm(given(across[layer]))).toBeCloseTo(norm(kernel), 6);
    }),
  );
  // Row 0 is the lowest: the first value is 0.4 back in both directions.
  const moved = weights.map(({ kernel, bias }, layer) => ({
    kernel: kernel.map((row, i) =>
      row.map((w, k) => w - 0.4 * ((across[layer]?.[i]?.[k] ?? NaN) + (up[layer]?.[i]?.[k] ?? NaN))),
    ),
    bias,
  }));
  const points = p.trainer.samples.train.map(({ inputs, label }) => [inputs, label] as const);
  expect(loss.values[0]).toBeCloseTo(new NetworkByHand(moved, 'tanh', 'tanh').loss(points), 5);
  expect(loss.values[1]).not.toBeCloseTo(loss.values[0] ?? NaN, 6);
  p.dispose();
});

test.each<[string, (p: Playground) => unknown, string]>([
  [
    'a sample',
    p => p.inside.at({ sample: 900 }),
    'There is no training point 900; expected one from 0 to 249.',
  ],
  ['a neuron', p => p.inside.at({ layer: 0, unit: 9 }), 'There is no neuron 9 in layer 0.'],
  ['a place', p => p.inside.at({ x: NaN, y: 1 }), 'The place is (NaN, 1); expected two finite numbers.'],
])('%s that is not there is refused', (_, look, message) => {
  const p = shown({});
  expect(() => look(p)).toThrow(message);
  p.dispose();
});

test('a surface of an even resolution is refused', async () => {
  const p = shown({});
  await expect(p.inside.lossSurface({ resolution: 24 })).rejects.toThrow(
    'resolution is 24; expected an odd whole number from 3 to 101.',
  );
  p.dispose();
});

test('a look inside leaves no tensor, and goes on with a network of another shape', async () => {
  const before = tf.memory().numTensors;
  const p = shown({ activation: 'relu' });
  p.inside.at({ sample: 249, layer: 1, unit: 1 });
  for (let i = 0; i < 4; i++) {
    p.inside.step();
    now(p);
  }
  await p.inside.lossSurface({ resolution: 3 });
  p.set({ networkShape: [3], percTrainData: 20 });
  expect(now(p)).toMatchObject({ phase: 'forward', neuron: { layer: 1, unit: 0 } });
  expect(p.inside.surface).toBeUndefined();
  p.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
