/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import * as graph from '@epochlab/graph';
import { install } from '../../../nn/src/install';
import { relativeError } from '../same-training';

beforeAll(() => install());
afterEach(() => jest.restoreAllMocks());

const l = tf.layers;
/** Often enough for every method to have compiled what it runs. */
const TIMES = 4;

const value = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
const one = (result: tf.Tensor | tf.Tensor[]) => [result].flat()[0]!;
const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -1, 1, 'float32', seed);
const kernel = (seed: number) => tf.initializers.glorotUniform({ seed });

const dense = (inputs: number, units: number, seed: number) =>
  tf.sequential({
    layers: [
      l.dense({ units: 3, activation: 'tanh', inputShape: [inputs], kernelInitializer: kernel(seed) }),
      l.dense({ units, kernelInitializer: kernel(seed + 1) }),
    ],
  });
const recurrent = () =>
  tf.sequential({
    layers: [
      l.lstm({
        units: 2,
        inputShape: [6, 2],
        kernelInitializer: kernel(7),
        recurrentInitializer: kernel(8),
      }),
      l.dense({ units: 1, kernelInitializer: kernel(9) }),
    ],
  });

/** A model and its data, of more rows than a batch where it says so. */
interface Subject {
  readonly model: tf.LayersModel;
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
}

const SUBJECTS: Record<string, () => Subject> = {
  'dense layers': () => ({ model: dense(2, 1, 1), x: uniform([4, 2], 3), y: uniform([4, 1], 4) }),
  'more rows than a batch': () => ({ model: dense(2, 1, 1), x: uniform([40, 2], 3), y: uniform([40, 1], 4) }),
  'an lstm': () => ({ model: recurrent(), x: uniform([3, 6, 2], 3), y: uniform([3, 1], 4) }),
};

/** Functions that call a model, and give tensors that depend on it. */
const CALLS: Record<string, (subject: Subject) => (x: tf.Tensor) => tf.Tensor> = {
  predict:
    ({ model }) =>
    x =>
      one(model.predict(x)),
  'predict in small batches':
    ({ model }) =>
    x =>
      one(model.predict(x, { batchSize: 2 })),
  predictOnBatch:
    ({ model }) =>
    x =>
      one(model.predictOnBatch(x)),
  evaluate:
    ({ model, y }) =>
    x =>
      one(model.evaluate(x, y)),
  'a traced function': ({ model }) => {
    const traced = graph.trace((x: tf.Tensor) => one(model.predict(x)));
    return x => traced(x);
  },
};

/** Functions that make gradients or free tensors, around a function of a tensor; they give numbers. */
const PLACES: Record<string, (f: (x: tf.Tensor) => tf.Tensor, subject: Subject) => number[]> = {
  'tf.grad': (f, { x }) => value(tf.grad(v => f(v).square().mean())(x)),
  'tf.grads': (f, { x }) =>
    tf
      .grads((v, w) => f(v).mul(f(w)).mean())([x, x.mul(2)])
      .flatMap(value),
  'tf.valueAndGrad': (f, { x }) => {
    const { value: loss, grad } = tf.valueAndGrad(v => f(v).square().mean())(x);
    return [...value(loss), ...value(grad)];
  },
  'tf.valueAndGrads': (f, { x }) => {
    const { value: loss, grads } = tf.valueAndGrads((v, w) => f(v).mul(w.sum()).mean())([x, x.neg()]);
    return [loss, ...grads].flatMap(value);
  },
  'tf.variableGrads': (f, { x }) => {
    const { value: loss, grads } = tf.variableGrads(() => f(x).square().mean());
    return [loss, ...Object.values(grads)].flatMap(value);
  },
  'a gradient of variables of which others are left out': (f, { x, model }) => {
    const [first] = model.trainableWeights;
    const { grads } = tf.variableGrads(() => f(x).square().mean(), [first!.read() as tf.Variable]);
    return Object.values(grads).flatMap(value);
  },
  'optimizer.minimize': (f, { x, model }) => {
    const loss = tf.train.adam(0.01).minimize(() => f(x).square().mean(), true)!;
    return [...value(loss), ...model.getWeights().flatMap(value)];
  },
  'a gradient of a gradient': (f, { x }) =>
    value(
      tf.grad(v =>
        tf
          .grad(w => f(w).square().mean())(v)
          .square()
          .sum(),
      )(x),
    ),
  'forward in a customGrad': (f, { x }) => {
    const op = tf.customGrad(v => ({
      value: f(v as tf.Tensor),
      gradFunc: dy => dy.mean().mul(tf.onesLike(v as tf.Tensor)),
    }));
    return value(tf.grad(v => op(v).square().mean())(x));
  },
  'the gradient function of a customGrad': (f, { x }) => {
    const op = tf.customGrad((v, save) => {
      (save as tf.GradSaveFunc)([v as tf.Tensor]);
      return {
        value: (v as tf.Tensor).square(),
        gradFunc: (dy: tf.Tensor | tf.Tensor[], saved: tf.Tensor[]) => one(dy).mul(f(saved[0]!).mean()),
      };
    });
    return value(tf.grad(v => op(v).mean())(x));
  },
  'tf.tidy': (f, { x }) => value(tf.tidy(() => f(tf.tidy(() => x.mul(1))).square())),
  'a tensor that is kept in tf.tidy': (f, { x }) => {
    let kept: tf.Tensor | undefined;
    tf.tidy(() => void (kept = tf.keep(f(x))));
    const numbers = value(kept!);
    tf.dispose(kept);
    return numbers;
  },
  'a scope of the engine': (f, { x }) => {
    tf.engine().startScope();
    const numbers = value(f(x));
    tf.engine().endScope();
    return numbers;
  },
};

/** The numbers of calling the model in a place several times, and how many tensors that left. */
function run(subject: () => Subject, call: string, place: string, eager: boolean) {
  const made = subject();
  const args = { optimizer: 'sgd', loss: 'meanSquaredError', eager };
  made.model.compile(args);
  const f = CALLS[call]!(made);
  const numbers = Array.from({ length: TIMES }, () => tf.tidy(() => PLACES[place]!(f, made)));
  const before = tf.memory().numTensors;
  tf.tidy(() => PLACES[place]!(f, made));
  return { numbers, left: tf.memory().numTensors - before };
}

const CASES = [
  ...Object.keys(SUBJECTS).map(subject => ['predict', subject] as const),
  ...Object.keys(CALLS)
    .slice(1)
    .map(call => [call, 'dense layers'] as const),
];

describe.each(Object.keys(PLACES))('inside of %s', place => {
  test.each(CASES)('%s of %s is what it is op by op, however often', (call, subject) => {
    const compiled = run(SUBJECTS[subject]!, call, place, false);
    const eager = run(SUBJECTS[subject]!, call, place, true);
    expect(compiled.numbers.map(({ length }) => length)).toEqual(eager.numbers.map(({ length }) => length));
    compiled.numbers.forEach((numbers, i) =>
      expect(relativeError(numbers, eager.numbers[i]!)).toBeLessThan(1e-5),
    );
    expect(compiled.left).toBe(eager.left);
  });
});
