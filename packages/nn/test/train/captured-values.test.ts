import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../src/install';
import seedrandom from 'seedrandom';
import * as losses from '../../src/losses';
import { describeCompiled } from '../../../train/src';
import { relativeError } from '../../../train/test/same-training';

beforeAll(() => install());

const l = tf.layers;
const ROWS = 512;
const x = tf.randomUniform([ROWS, 4], 0, 1, 'float32', 1);
const y = tf.randomUniform([ROWS, 1], 0, 1, 'float32', 2);

type Loss = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/** The trained model, with values of its own in JavaScript: made once for each of the two runs. */
interface Subject {
  readonly loss?: Loss | string;
  readonly metric?: Loss;
  readonly layer?: tf.layers.Layer;
  readonly dense?: Partial<Parameters<typeof l.dense>[0]>;
  readonly optimizer?: tf.Optimizer;
  readonly fit?: tf.ModelFitArgs;
  /** Changes values before an epoch. */
  readonly change?: (epoch: number, model: tf.LayersModel) => void;
  /** Trains or looks at the model once more; its numbers are compared too. */
  readonly then?: (model: tf.LayersModel) => Promise<number[]>;
}

const squared: Loss = (yTrue, yPred) => tf.mean(tf.square(tf.sub(yTrue, yPred)));
const times = (factor: () => number): Loss => {
  return (yTrue, yPred) => tf.mul(squared(yTrue, yPred), factor());
};

const one = (inputs: tf.Tensor | tf.Tensor[]) => [inputs].flat()[0] as tf.Tensor;

class Layer extends l.Layer {
  constructor(private readonly compute: (x: tf.Tensor) => tf.Tensor) {
    super({});
  }

  static readonly className = 'Computes';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return this.compute(one(inputs));
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }
}

class Gain extends Layer {
  gain = 1;
  config = { gain: 1 };

  constructor() {
    super(x => tf.mul(x, this.gain * this.config.gain));
  }
}

async function train(
  make: () => Subject,
  eager: boolean,
): Promise<{ model: tf.LayersModel; numbers: number[] }> {
  const { loss = 'meanSquaredError', metric, layer, dense, optimizer, fit, change, then } = make();
  const first = l.dense({
    units: 1,
    inputShape: [4],
    kernelInitializer: tf.initializers.constant({ value: 0.3 }),
    ...dense,
  });
  const model = tf.sequential({ layers: layer ? [first, layer] : [first] });
  const args = { loss, metrics: metric ? [metric] : [], optimizer: optimizer ?? tf.train.sgd(0.01), eager };
  model.compile(args as tf.ModelCompileArgs);
  const { history } = await model.fit(x, y, {
    epochs: 4,
    batchSize: 16,
    shuffle: false,
    verbose: 0,
    callbacks: { onEpochBegin: async epoch => change?.(epoch, model) },
    ...fit,
  });
  const more = (await then?.(model)) ?? [];
  return { model, numbers: [...Object.values(history).flat().map(Number), ...more] };
}

/** Trains compiled and op by op, expects the same numbers, and returns why the compiled model runs op by op, if it does. */
async function refusals(make: () => Subject): Promise<readonly string[]> {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const compiled = await train(make, false);
  const eager = await train(make, true);
  warn.mockRestore();
  expect(relativeError(compiled.numbers, eager.numbers)).toBeLessThan(1e-4);
  return describeCompiled(compiled.model).refusals;
}

function* fading() {
  for (let factor = 1; ; factor *= 0.99) yield factor;
}

class Fading {
  #factor = 1;

  next(): number {
    return (this.#factor *= 0.99);
  }
}

class Counter {
  readonly name = 'counter';
  static calls = 0;
}

const counter = () => {
  let calls = 0;
  return () => ++calls;
};

describe('a value that is changed between two steps counts from the next one on, and the model stays compiled', () => {
  const inScope = (use: (state: { factor: number }) => Subject) => () => use({ factor: 1 });

  test.each<[string, () => Subject]>([
    [
      'a variable around a loss',
      () => {
        let beta = 0;
        return { loss: (t, p) => tf.mul(squared(t, p), beta), change: () => (beta += 0.25) };
      },
    ],
    [
      'a property of an object',
      inScope(state => ({
        loss: (t, p) => tf.mul(squared(t, p), state.factor),
        change: () => (state.factor *= 0.8),
      })),
    ],
    [
      'a value that a helper reads',
      inScope(state => ({ loss: times(() => state.factor), change: () => (state.factor *= 0.8) })),
    ],
    [
      'a value in a Map',
      () => {
        const factors = new Map([['mse', 1]]);
        const change = () => factors.set('mse', 0.8 * (factors.get('mse') as number));
        return { loss: times(() => factors.get('mse') as number), change };
      },
    ],
    [
      'how much a list holds',
      () => {
        const list: number[] = [];
        return { loss: times(() => 1 / (1 + list.length)), change: epoch => list.push(epoch) };
      },
    ],
    [
      'the numbers of a typed array',
      () => {
        const weights = new Float32Array([1]);
        const loss: Loss = (t, p) => tf.mul(squared(t, p), tf.tensor1d(weights));
        return { loss, change: () => weights.fill(0.8 * (weights[0] as number)) };
      },
    ],
    [
      'an argument that is bound to a loss',
      () => {
        const config = { factor: 1 };
        const loss = (by: typeof config, t: tf.Tensor, p: tf.Tensor) => tf.mul(squared(t, p), by.factor);
        return { loss: loss.bind(null, config), change: () => (config.factor *= 0.8) };
      },
    ],
    [
      'what a getter gives',
      () => {
        let factor = 1;
        const config = {
          get factor() {
            return factor;
          },
        };
        return { loss: times(() => config.factor), change: () => (factor *= 0.8) };
      },
    ],
    [
      'a tensor that another takes the place of',
      () => {
        let factor = tf.scalar(1);
        return {
          loss: (t, p) => tf.mul(squared(t, p), factor),
          change: epoch => (factor = tf.scalar(1 / (1 + epoch))),
        };
      },
    ],
    [
      'a global variable',
      () => {
        const globals = globalThis as { factorOfATest?: number };
        globals.factorOfATest = 1;
        const change = () => (globals.factorOfATest = 0.8 * (globals.factorOfATest ?? NaN));
        return { loss: times(() => (globalThis as typeof globals).factorOfATest ?? NaN), change };
      },
    ],
    [
      'a function in an object',
      () => {
        const parts = { loss: squared };
        const absolute: Loss = (t, p) => tf.mean(tf.abs(tf.sub(t, p)));
        return { loss: (t, p) => parts.loss(t, p), change: epoch => epoch === 2 && (parts.loss = absolute) };
      },
    ],
    [
      'a property under a symbol',
      () => {
        const factor = Symbol('factor');
        const config = { [factor]: 1 };
        return {
          loss: times(() => config[factor] as number),
          change: () => (config[factor] = 0.8 * (config[factor] as number)),
        };
      },
    ],
    [
      'what an object inherits',
      () => {
        const defaults = { factor: 1 };
        const config = Object.create(defaults) as typeof defaults;
        return {
          loss: times(() => Object.assign(config).factor as number),
          change: () => (defaults.factor *= 0.8),
        };
      },
    ],
    [
      'an environment variable',
      () => {
        process.env['FACTOR_OF_A_TEST'] = '1';
        const change = (epoch: number) => (process.env['FACTOR_OF_A_TEST'] = String(1 / (1 + epoch)));
        return { loss: times(() => Number(process.env['FACTOR_OF_A_TEST'])), change };
      },
    ],
    [
      'which way a loss goes',
      () => {
        let now = 0;
        const loss: Loss = (t, p) => (now < 2 ? squared(t, p) : tf.mean(tf.abs(tf.sub(t, p))));
        return { loss, change: epoch => (now = epoch) };
      },
    ],
    [
      "a factor of this library's loss",
      inScope(state => ({
        loss: (t, p) => tf.mul(losses.huber(t, p), state.factor),
        change: () => (state.factor *= 0.8),
      })),
    ],
    [
      'a factor of a metric',
      inScope(state => ({ metric: times(() => state.factor), change: () => (state.factor *= 2) })),
    ],
    [
      'a property of a layer',
      () => {
        const layer = new Gain();
        return { layer, change: () => (layer.gain *= 0.9) };
      },
    ],
    [
      'an object that another takes the place of in a layer',
      () => {
        const layer = new Gain();
        return { layer, change: epoch => (layer.config = { gain: 1 / (1 + epoch) }) };
      },
    ],
    [
      'a method that is given to a layer',
      () => {
        const layer = new Gain();
        const call = (inputs: tf.Tensor | tf.Tensor[]) => tf.mul(one(inputs), 2);
        return { layer, change: epoch => epoch === 2 && (layer.call = call) };
      },
    ],
    [
      'a variable around a layer',
      () => {
        let gain = 1;
        return { layer: new Layer(value => tf.mul(value, gain)), change: () => (gain *= 0.9) };
      },
    ],
    [
      "a variable around a gradient of the user's own",
      () => {
        let back = 1;
        const reversed = tf.customGrad((value: tf.Tensor | tf.GradSaveFunc) => ({
          value: (value as tf.Tensor).clone(),
          gradFunc: (dy: tf.Tensor) => tf.mul(dy, back),
        }));
        return { loss: (t, p) => squared(t, reversed(p)), change: () => (back *= 0.8) };
      },
    ],
    [
      "a regularizer's strength",
      () => {
        const kernelRegularizer = tf.regularizers.l2({ l2: 0.01 });
        return {
          dense: { kernelRegularizer },
          change: () => ((kernelRegularizer as unknown as { l2: number }).l2 *= 2),
        };
      },
    ],
    [
      "a layer's activation",
      () => {
        const layer = l.activation({ activation: 'relu' }) as tf.layers.Layer & { activation: unknown };
        const { activation } = l.activation({ activation: 'tanh' }) as typeof layer;
        return { layer, change: epoch => epoch === 2 && (layer.activation = activation) };
      },
    ],
    [
      "an optimizer's momentum",
      () => {
        const optimizer = tf.train.momentum(0.01, 0.5);
        return { optimizer, change: epoch => ((optimizer as unknown as { m: number }).m = 0.2 * epoch) };
      },
    ],
    [
      'in a fit with validation',
      inScope(state => ({
        loss: times(() => state.factor),
        fit: { validationSplit: 0.25 },
        change: () => (state.factor *= 0.8),
      })),
    ],
    [
      'between batches of `trainOnBatch`',
      inScope(state => ({
        loss: times(() => state.factor),
        then: async model => {
          const seen: number[] = [];
          const [xs, ys] = [x.slice(0, 16), y.slice(0, 16)];
          for (let step = 1; step <= 60; step++) {
            if (step % 30 === 0) state.factor *= 0.5;
            seen.push(Number(await model.trainOnBatch(xs, ys)));
          }
          return seen;
        },
      })),
    ],
    [
      'in the epochs of a dataset',
      inScope(state => ({
        loss: times(() => state.factor),
        then: async model => {
          const dataset = tf.data.zip({
            xs: tf.data.array(x.arraySync() as number[][]),
            ys: tf.data.array(y.arraySync() as number[][]),
          });
          const { history } = await model.fitDataset(dataset.batch(16) as never, {
            epochs: 3,
            verbose: 0,
            callbacks: { onEpochBegin: async () => void (state.factor *= 0.5) },
          });
          return Object.values(history).flat().map(Number);
        },
      })),
    ],
    [
      'before each `evaluate`',
      inScope(state => ({
        loss: times(() => state.factor),
        then: async model =>
          [1, 2, 3].map(factor => {
            state.factor = factor;
            return (model.evaluate(x, y, { batchSize: 16 }) as tf.Scalar).dataSync()[0] as number;
          }),
      })),
    ],
    [
      'before each `predict`',
      () => {
        let temperature = 1;
        return {
          layer: new Layer(value => tf.div(value, temperature)),
          then: async model =>
            [1, 2, 3, 4, 5].flatMap(now => {
              temperature = now;
              return Array.from((model.predict(x, { batchSize: 16 }) as tf.Tensor).dataSync().slice(0, 4));
            }),
        };
      },
    ],
  ])('%s', async (_, make) => {
    expect(await refusals(make)).toEqual([]);
  });
});

describe('a step that changes values itself, or whose values nobody can see, runs op by op from its first call on', () => {
  test.each<[string, () => Subject, RegExp]>([
    [
      'a loss that counts its calls',
      () => {
        let calls = 0;
        const counting: Loss = (t, p) => tf.mul(squared(t, p), ++calls > 50 ? 0.1 : 1);
        return { loss: counting };
      },
      /^the loss "counting" changes "calls", a variable outside of it$/,
    ],
    [
      'a helper that counts',
      () => {
        const calls = counter();
        return { loss: times(() => (calls() > 50 ? 0.1 : 1)) };
      },
      /^the loss changes "calls", a variable outside of it$/,
    ],
    [
      'an object that counts',
      () => {
        const state = { calls: 0, next: () => 0 };
        state.next = function (this: typeof state) {
          return ++this.calls;
        };
        return { loss: times(() => (state.next() > 50 ? 0.1 : 1)) };
      },
      /^the loss computes with "state.calls", which changes from step to step$/,
    ],
    [
      'a class that counts',
      () => {
        Counter.calls = 0;
        return { loss: times(() => (++Counter.calls > 50 ? 0.1 : 1)) };
      },
      /^the loss changes "Counter.calls", a variable outside of it$/,
    ],
    [
      'a list that grows',
      () => {
        const seen: number[] = [];
        return { loss: times(() => (seen.push(1) > 50 ? 0.1 : 1)) };
      },
      /^the loss computes with "seen", which changes from step to step$/,
    ],
    [
      'a set that grows',
      () => {
        const seen = new Set<object>();
        return { loss: times(() => (seen.add({}).size > 50 ? 0.1 : 1)) };
      },
      /^the loss computes with "seen", which changes from step to step$/,
    ],
    [
      'more numbers than can be looked through before every call',
      () => {
        const numbers = new Float32Array(1_000_001).fill(0.5);
        return { loss: times(() => numbers.at(-1) as number) };
      },
      /^the loss computes with "numbers", which holds more values than can be watched$/,
    ],
    [
      'code in a string',
      () => {
        let factor = 1;
        return { loss: times(() => Number(eval(`${factor}`))), change: () => (factor *= 0.8) };
      },
      /^the loss calls eval$/,
    ],
    [
      'a private field',
      () => {
        const factor = new Fading();
        return { loss: times(() => factor.next()) };
      },
      /^the loss changes "#factor", which only its class can see$/,
    ],
    [
      'a generator',
      () => {
        const factors = fading();
        return { loss: times(() => factors.next().value as number) };
      },
      /^the loss computes with "factors", into which nobody can look$/,
    ],
    [
      'a draw of which way to go',
      // It goes the same way in any two steps that are recorded.
      () => ({ loss: times(() => (Math.random() < 1e-9 ? 2 : 1)) }),
      /^the loss calls Math.random, which gives something else each time$/,
    ],
    [
      "a package's generator of random numbers",
      () => {
        const random = seedrandom.alea('package');
        return { loss: times(() => (random() < 0.1 ? 2 : 1)) };
      },
      /^the loss calls "random", a package's function that may keep values$/,
    ],
    [
      'a clock',
      () => ({ loss: times(() => (new Date().getTime() < 0 ? 0.1 : 1)) }),
      /^the loss calls Date, which gives something else each time$/,
    ],
    [
      'a result that is kept outside',
      () => {
        let last: tf.Shape = [];
        const loss: Loss = (t, p) => {
          last = p.shape;
          return tf.mul(squared(t, p), last.length);
        };
        return { loss };
      },
      /^the loss "loss" changes "last", a variable outside of it$/,
    ],
    [
      'a value that a callback changes with every few steps',
      () => {
        let factor = 1;
        return { loss: times(() => factor), fit: { batchSize: 128 }, change: () => (factor *= 0.8) };
      },
      /^the loss computes with "factor", which changes every few steps$/,
    ],
  ])('%s', async (_, make, reason) => {
    expect(await refusals(make)).toEqual([expect.stringMatching(reason)]);
  });
});

test('what only fills in what is not there yet, or never changes, leaves a model compiled', async () => {
  let kept: tf.Tensor | undefined;
  const network = tf.sequential({
    layers: [l.dense({ units: 2, inputShape: [1], kernelInitializer: 'ones' })],
  });
  const rate = 0.5;
  const byShape = new Map<string, tf.Tensor>();
  const make = (): Subject => ({
    loss: (t, p) => {
      kept ??= tf.keep(tf.scalar(2));
      const shape = t.shape.join();
      if (!byShape.has(shape)) byShape.set(shape, tf.keep(tf.ones(t.shape)));
      const features = squared(network.apply(t) as tf.Tensor, network.apply(p) as tf.Tensor);
      return tf.add(
        tf.mul(features, kept),
        tf.mul(squared(t, tf.mul(p, byShape.get(shape) as tf.Tensor)), rate),
      );
    },
  });
  expect(await refusals(make)).toEqual([]);
});

test('nothing is left behind when values change', async () => {
  let factor = 1;
  const model = tf.sequential({ layers: [l.dense({ units: 1, inputShape: [4] })] });
  model.compile({ loss: times(() => factor), optimizer: 'sgd' });
  const once = () => model.fit(x, y, { epochs: 1, batchSize: 16, verbose: 0 });
  await once();
  const { numTensors } = tf.memory();
  for (const value of [2, 3, 4, 5]) {
    factor = value;
    await once();
  }
  expect(tf.memory().numTensors).toBe(numTensors);
});
