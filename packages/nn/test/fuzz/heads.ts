import * as tf from '@tensorflow/tfjs-node';

type Activation = 'linear' | 'sigmoid' | 'softmax' | 'tanh' | 'softplus';

/** Requirements of a loss for an output and its targets. */
export interface LossKind {
  readonly activation: Activation;
  /** Fewest units that make sense. */
  readonly fewest: number;
  readonly targets: (shape: number[], seed: number) => tf.Tensor;
}

const uniform = (from: number, to: number) => (shape: number[], seed: number) =>
  tf.randomUniform(shape, from, to, 'float32', seed);
const classes = (shape: number[], seed: number) =>
  tf.floor(tf.randomUniform([...shape.slice(0, -1), 1], 0, shape.at(-1) ?? 1, 'float32', seed));
const bits = (shape: number[], seed: number) => tf.round(uniform(0, 1)(shape, seed));
const oneHot = (shape: number[], seed: number) =>
  tf.tidy(() =>
    tf.cast(
      tf.oneHot(tf.cast(tf.squeeze(classes(shape, seed), [-1]), 'int32'), shape.at(-1) ?? 1),
      'float32',
    ),
  );
const signs = (shape: number[], seed: number) => tf.tidy(() => tf.sub(tf.mul(bits(shape, seed), 2), 1));

const numbers: LossKind = { activation: 'linear', fewest: 1, targets: uniform(-1, 1) };
const LOSSES: Readonly<Record<string, LossKind>> = {
  binaryCrossentropy: { activation: 'sigmoid', fewest: 1, targets: bits },
  categoricalCrossentropy: { activation: 'softmax', fewest: 2, targets: oneHot },
  sparseCategoricalCrossentropy: { activation: 'softmax', fewest: 2, targets: classes },
  kullbackLeiblerDivergence: {
    activation: 'softmax',
    fewest: 2,
    targets: (shape, seed) => tf.tidy(() => tf.softmax(uniform(-1, 1)(shape, seed))),
  },
  hinge: { activation: 'tanh', fewest: 1, targets: signs },
  squaredHinge: { activation: 'tanh', fewest: 1, targets: signs },
  categoricalHinge: { activation: 'linear', fewest: 2, targets: oneHot },
  poisson: { activation: 'softplus', fewest: 1, targets: uniform(0, 3) },
  meanSquaredLogarithmicError: { activation: 'softplus', fewest: 1, targets: uniform(0, 3) },
};

export const lossOf = (name: string): LossKind => LOSSES[name] ?? numbers;
