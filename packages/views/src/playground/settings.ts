/** The values that a playground's settings choose from; rates may be others too. */
export const playgroundChoices = {
  activation: ['relu', 'tanh', 'sigmoid', 'linear'],
  regularization: ['none', 'L1', 'L2'],
  problem: ['classification', 'regression'],
  dataset: ['circle', 'xor', 'gauss', 'spiral'],
  regDataset: ['reg-plane', 'reg-gauss'],
  loss: ['halfSquaredError', 'crossentropy'],
  /** Functions of the two coordinates that the network may be given, in the order of its inputs. */
  features: ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY', 'cosX', 'cosY'],
  learningRate: [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  regularizationRate: [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
} as const;

type Choice<K extends keyof typeof playgroundChoices> = (typeof playgroundChoices)[K][number];

export type PlaygroundActivation = Choice<'activation'>;
export type PlaygroundProblem = Choice<'problem'>;
export type PlaygroundLoss = Choice<'loss'>;
export type PlaygroundFeature = Choice<'features'>;

/** When a run ends by itself; a rule that is not there never ends it. */
export interface PlaygroundStop {
  /** After this epoch, counted from the run's beginning; a whole number from 1. */
  readonly epoch?: number;
  /** As soon as the training loss is at most this. */
  readonly loss?: number;
  /** After so many epochs in which the test loss has not fallen by a thousandth; a whole number from 1. */
  readonly patience?: number;
}

/**
 * All that a playground is set to. The names are those of TensorFlow Playground's links, but for `features`, which a link writes one by one,
 * and `loss`, which it does not have.
 */
export interface PlaygroundSettings {
  /** Activation function of the hidden layers. Default 'tanh'. */
  readonly activation: PlaygroundActivation;
  /** Default 'none'. */
  readonly regularization: Choice<'regularization'>;
  /** The step that a weight takes towards zero, relative to the learning rate; from 0. Default 0. */
  readonly regularizationRate: number;
  /** Points of a step, from 1. Default 10. */
  readonly batchSize: number;
  /** The points of a classification. Default 'circle'. */
  readonly dataset: Choice<'dataset'>;
  /** The points of a regression. Default 'reg-plane'. */
  readonly regDataset: Choice<'regDataset'>;
  /** Above 0. Default 0.03. */
  readonly learningRate: number;
  /** How far points lie from where their label says, in percent, from 0 to 80. Default 0. */
  readonly noise: number;
  /** The hidden layers' numbers of neurons; empty for none. Default [4, 2]. */
  readonly networkShape: readonly number[];
  /** The same seed gives the same points and initial weights. Drawn by chance unless given. */
  readonly seed: string;
  /** Whether test points are drawn. Default false. */
  readonly showTestData: boolean;
  /** Whether outputs are drawn as -1 or 1. Default false. */
  readonly discretize: boolean;
  /** The share of the points that trains, in percent, above 0 and below 100. Default 50. */
  readonly percTrainData: number;
  /** Default 'classification'. */
  readonly problem: PlaygroundProblem;
  /** Whether all initial weights and biases are 0. Default false. */
  readonly initZero: boolean;
  /** The network's inputs, at least one. Default ['x', 'y']. */
  readonly features: readonly PlaygroundFeature[];
  /** Default 'halfSquaredError', half of the squared error. */
  readonly loss: PlaygroundLoss;
  /** When training stops by itself. Default never. */
  readonly stop: PlaygroundStop;
}
