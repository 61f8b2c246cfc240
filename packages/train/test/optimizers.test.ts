/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../src';
import { bothWays, classes, numbers, type Problem, relativeError } from './same-training';

beforeAll(() => installCompiledTraining());

const network = (units: number, activation: 'linear' | 'sigmoid' | 'softmax') => () =>
  tf.sequential({
    layers: [
      tf.layers.dense({
        units: 8,
        activation: 'tanh',
        inputShape: [4],
        kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
      }),
      tf.layers.dense({ units, activation, kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) }),
    ],
  });

const regression = (optimizer: () => tf.Optimizer): Problem => ({
  build: network(1, 'linear'),
  x: () => numbers(4),
  y: () => numbers(1),
  optimizer,
});

const OPTIMIZERS: Record<string, () => tf.Optimizer> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.05, 0.9),
  'momentum, Nesterov': () => tf.train.momentum(0.05, 0.9, true),
  adagrad: () => tf.train.adagrad(0.1),
  adadelta: () => tf.train.adadelta(0.5),
  adam: () => tf.train.adam(0.01),
  adamax: () => tf.train.adamax(0.01),
  rmsprop: () => tf.train.rmsprop(0.01),
  'rmsprop, centred with momentum': () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-7, true),
};

const outputs = (
  units: number,
  activation: 'linear' | 'sigmoid' | 'softmax',
  y: () => tf.Tensor,
  loss: Problem['loss'] & {},
  metrics: string[] = [],
): Problem => ({
  build: network(units, activation),
  x: () => numbers(4),
  y,
  loss,
  metrics,
  // Slow, since percentages make for gradients in the hundreds.
  optimizer: () => tf.train.sgd(0.001),
});

const oneHot = () => tf.oneHot(classes(3).toInt(), 3).toFloat();
const positive = () => tf.abs(numbers(1)).add(0.1);

const LOSSES: Record<string, Problem> = {
  meanSquaredError: outputs(1, 'linear', () => numbers(1), 'meanSquaredError', ['mae', 'mse']),
  meanAbsoluteError: outputs(1, 'linear', () => numbers(1), 'meanAbsoluteError'),
  meanAbsolutePercentageError: outputs(1, 'linear', positive, 'meanAbsolutePercentageError', ['mape']),
  meanSquaredLogarithmicError: outputs(1, 'sigmoid', positive, 'meanSquaredLogarithmicError'),
  squaredHinge: outputs(1, 'linear', () => tf.sign(numbers(1)), 'squaredHinge'),
  hinge: outputs(1, 'linear', () => tf.sign(numbers(1)), 'hinge'),
  categoricalHinge: outputs(3, 'linear', oneHot, 'categoricalHinge'),
  logcosh: outputs(1, 'linear', () => numbers(1), 'logcosh'),
  categoricalCrossentropy: outputs(3, 'softmax', oneHot, 'categoricalCrossentropy', [
    'accuracy',
    'precision',
  ]),
  sparseCategoricalCrossentropy: outputs(3, 'softmax', () => classes(3, 1), 'sparseCategoricalCrossentropy', [
    'accuracy',
  ]),
  binaryCrossentropy: outputs(1, 'sigmoid', () => classes(2, 1), 'binaryCrossentropy', ['accuracy']),
  kullbackLeiblerDivergence: outputs(3, 'softmax', oneHot, 'kullbackLeiblerDivergence'),
  poisson: outputs(1, 'sigmoid', positive, 'poisson'),
  cosineProximity: outputs(3, 'linear', oneHot, 'cosineProximity', ['cosine']),
  'a loss of tf ops': outputs(
    1,
    'linear',
    () => numbers(1),
    (truth, prediction) => tf.mean(tf.abs(tf.sub(truth, prediction)), -1),
  ),
};

describe.each([
  [
    'optimizer',
    Object.fromEntries(Object.entries(OPTIMIZERS).map(([name, optimizer]) => [name, regression(optimizer)])),
  ],
  ['loss', LOSSES],
])('30 compiled steps equal 30 op by op, for each %s', (_, problems: Record<string, Problem>) => {
  test.each(Object.keys(problems))('%s', async name => {
    const { compiled, eager } = await bothWays(problems[name]!);
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    compiled.weights.forEach((weights, i) =>
      expect(relativeError(weights, eager.weights[i]!)).toBeLessThan(1e-4),
    );
  });
});

test.each(Object.keys(OPTIMIZERS))(
  'compile in onEpochBegin, before the first step, leaves no slots of the optimizer that it replaces: %s',
  async name => {
    const [x, y] = [numbers(4), numbers(1)];
    const tensorsLeft = async (eager: boolean) => {
      const before = tf.memory().numTensors;
      const inputs = tf.input({ shape: [4] });
      const outputs = tf.layers.dense({ units: 1 }).apply(inputs) as tf.SymbolicTensor;
      const model = tf.model({ inputs, outputs });
      const [first, second] = [OPTIMIZERS[name]!(), tf.train.adam(0.01)];
      const compile = (optimizer: tf.Optimizer) =>
        model.compile({ optimizer, loss: 'meanSquaredError', ...{ eager } });
      compile(first);
      const callbacks = { onEpochBegin: async () => compile(second) };
      await model.fit(x, y, { epochs: 2, verbose: 0, callbacks });
      const left = tf.memory().numTensors - before;
      model.dispose();
      for (const optimizer of [first, second]) optimizer.dispose();
      return left;
    };
    expect(await tensorsLeft(false)).toBe(await tensorsLeft(true));
    tf.dispose([x, y]);
  },
);
