/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import * as graph from '@epochlab/graph';
import { install } from '../../../nn/src/install';
import { relativeError } from '../same-training';

beforeAll(() => install());
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

const l = tf.layers;
const one = (result: tf.Tensor | tf.Tensor[]) => [result].flat()[0]!;
const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -1, 1, 'float32', seed);
const x = uniform([24, 2], 1);
const y = uniform([24, 1], 2);

function linear(inputs: number, seed: number): tf.LayersModel {
  const kernelInitializer = tf.initializers.glorotUniform({ seed });
  return tf.sequential({
    layers: [l.dense({ units: 1, inputShape: [inputs], activation: 'tanh', kernelInitializer })],
  });
}

class Asks extends l.Layer {
  static readonly className = 'AsksAModel';

  constructor(private readonly ask: (x: tf.Tensor) => tf.Tensor) {
    super({});
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const given = one(inputs);
    return tf.add(given, this.ask(given));
  }
}

/** Calls that a model's training makes on another model, which trains too. */
interface Asking {
  readonly loss?: (other: tf.LayersModel) => (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;
  readonly metric?: (other: tf.LayersModel) => (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;
  readonly layer?: (other: tf.LayersModel) => (x: tf.Tensor) => tf.Tensor;
}

const squared = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.mean(tf.square(tf.sub(yTrue, yPred)), -1);

const ASKING: Record<string, Asking> = {
  'a loss that predicts': {
    loss: other => (t, p) => tf.add(squared(t, p), one(other.predict(p)).square().mean()),
  },
  'a loss that predicts what is wanted': {
    loss: other => (t, p) => squared(tf.add(t, one(other.predict(t))), p),
  },
  'a loss that evaluates': { loss: other => (t, p) => tf.add(squared(t, p), one(other.evaluate(p, t))) },
  'a metric that predicts': { metric: other => (_t, p) => tf.mean(one(other.predictOnBatch(p))) },
  'a layer that predicts': { layer: other => v => one(other.predict(v)) },
  'a loss with a traced function': {
    loss: other => {
      const traced = graph.trace((v: tf.Tensor) => one(other.predict(v)));
      return (t, p) => tf.add(squared(t, p), traced(p).square().mean());
    },
  },
};

/** Trains a model that asks another one, in turns with that one; gives all that is reported, and the weights of both. */
async function inTurns(asking: Asking, train: (model: tf.LayersModel) => Promise<number[]>, eager: boolean) {
  const other = linear(1, 3);
  other.compile({ optimizer: tf.train.sgd(0.5), loss: 'meanSquaredError', eager });
  const model = tf.sequential({
    layers: [
      l.dense({ units: 1, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 5 }) }),
      ...(asking.layer ? [new Asks(asking.layer(other))] : []),
    ],
  });
  model.compile({
    optimizer: tf.train.sgd(0.1),
    loss: asking.loss?.(other) ?? 'meanSquaredError',
    metrics: asking.metric ? [asking.metric(other)] : [],
    eager,
  } as tf.ModelCompileArgs);
  const numbers: number[] = [];
  for (let i = 0; i < 4; i++) {
    numbers.push(...(await train(model)));
    numbers.push(...[await other.trainOnBatch(y, y.neg())].flat());
  }
  return [
    ...numbers,
    ...[model, other].flatMap(m => m.getWeights().flatMap(weight => [...weight.dataSync()])),
  ];
}

const TRAIN: Record<string, (model: tf.LayersModel) => Promise<number[]>> = {
  fit: async model => {
    const { history } = await model.fit(x, y, { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 });
    return Object.values(history).flat().map(Number);
  },
  trainOnBatch: async model => [await model.trainOnBatch(x, y)].flat(),
  evaluate: async model =>
    [model.evaluate(x, y, { batchSize: 8 })].flat().flatMap(score => [...score.dataSync()]),
  predict: async model => [...one(model.predict(x, { batchSize: 8 })).dataSync()],
};

describe.each(Object.keys(TRAIN))('%s', train => {
  test.each(Object.keys(ASKING))(
    'with %s on another model, which trains too, is what it is op by op',
    async asking => {
      const compiled = await inTurns(ASKING[asking]!, TRAIN[train]!, false);
      const eager = await inTurns(ASKING[asking]!, TRAIN[train]!, true);
      expect(compiled).toHaveLength(eager.length);
      expect(relativeError(compiled, eager)).toBeLessThan(1e-5);
    },
  );
});

test('a step in which another graph runs is not compiled: its results would be constants', async () => {
  const v = graph.placeholder('float32', [null, 1]);
  const session = new graph.Session();
  const run = async (eager: boolean) => {
    const scale = tf.variable(tf.scalar(1));
    const own = graph.multiply(v, 2);
    const model = linear(2, 1);
    const loss = (yTrue: tf.Tensor, yPred: tf.Tensor) => {
      const inner = tf.engine().isTapeOn() ? 1 : 2;
      const [doubled] = tf.tidy(() => [session.run(own, [[v, yTrue]]) as number[][]]);
      return tf.mul(squared(tf.tensor(doubled!), yPred), inner);
    };
    model.compile({ optimizer: tf.train.sgd(0.1), loss, eager } as tf.ModelCompileArgs);
    const losses: number[] = [];
    for (let i = 0; i < 5; i++) losses.push((await model.trainOnBatch(x, y.mul(i))) as number);
    scale.dispose();
    return losses;
  };
  expect(relativeError(await run(false), await run(true))).toBeLessThan(1e-5);
  session.close();
});

test('a traced function predicts with the weights as they are', () => {
  const model = linear(2, 1);
  const traced = graph.trace((v: tf.Tensor) => one(model.predict(v)));
  for (let i = 0; i < 4; i++) {
    model.setWeights(model.getWeights().map(weight => weight.add(0.1)));
    expect(relativeError(traced(x).dataSync(), one(model.apply(x) as tf.Tensor).dataSync())).toBeLessThan(
      1e-6,
    );
  }
  expect(traced.traces).toBe(1);
  traced.dispose();
});

test('a session gives no tensors where a gradient would take them for constants', () => {
  const v = graph.placeholder('float32', [2]);
  const session = new graph.Session();
  const square = graph.multiply(v, v);
  const f = (t: tf.Tensor) => session.tensors([square], [[v, t]])[0]!.sum();
  expect(() => tf.grad(f)(tf.tensor1d([1, 2]))).toThrow(/Session.tensors inside of tf.grad.*graph.gradients/);
  const own = tf.customGrad(t => ({
    value: session.tensors([square], [[v, t as tf.Tensor]])[0]!,
    gradFunc: dy => tf.mul((t as tf.Tensor).mul(2), one(dy)),
  }));
  expect([
    ...tf
      .grad(own)(tf.tensor1d([1, 2]))
      .dataSync(),
  ]).toEqual([2, 4]);
  session.close();
});
