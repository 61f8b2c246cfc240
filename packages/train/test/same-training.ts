import * as tf from '@tensorflow/tfjs-node';
import seedrandom from 'seedrandom';

/** A small training problem: how to make the model, and what to train it on. */
export interface Problem {
  readonly build: () => tf.LayersModel;
  readonly x: () => tf.Tensor | tf.Tensor[];
  readonly y: () => tf.Tensor | tf.Tensor[];
  readonly loss?: tf.ModelCompileArgs['loss'];
  readonly metrics?: string[];
  readonly optimizer?: () => tf.Optimizer;
  readonly fit?: tf.ModelFitArgs;
}

export interface Run {
  readonly losses: number[];
  readonly weights: Float32Array[];
  readonly predictions: Float32Array;
}

const SAMPLES = 24;
/** Three batches an epoch, ten epochs: thirty steps. */
const FIT: tf.ModelFitArgs = { batchSize: 8, epochs: 10, shuffle: false, verbose: 0 };

export const numbers = (...shape: number[]) => tf.randomUniform([SAMPLES, ...shape], -1, 1, 'float32', 3);
export const classes = (count: number, ...shape: number[]) =>
  tf.randomUniform([SAMPLES, ...shape], 0, count, 'int32', 5).toFloat();

async function train(problem: Problem, model: tf.LayersModel, eager: boolean): Promise<Run> {
  const {
    loss = 'meanSquaredError',
    metrics = [],
    optimizer = () => tf.train.adam(0.01),
    fit = {},
  } = problem;
  const args = { loss, metrics, optimizer: optimizer(), eager };
  model.compile(args);
  const [x, y] = [problem.x(), problem.y()];
  const history = await model.fit(x, y, { ...FIT, ...fit });
  const losses = Object.values(history.history).flat().map(Number);
  const weights = model.getWeights().map(weight => weight.dataSync<'float32'>().slice());
  const prediction = [model.predict(x, { batchSize: 8 })].flat()[0] as tf.Tensor;
  return { losses, weights, predictions: prediction.dataSync<'float32'>().slice() };
}

/** A Sequential makes its weights when they are first asked for. */
function built({ build }: Problem): tf.LayersModel {
  const model = build();
  model.getWeights();
  return model;
}

/**
 * Runs `use` with draws that are the same each time. From a random start, one run in many would meet two values that only
 * rounding tells apart, and a maximum would send its gradient elsewhere.
 */
function withSameDraws<T>(use: () => T): T {
  const draws = jest.spyOn(Math, 'random').mockImplementation(seedrandom.alea('start'));
  try {
    return use();
  } finally {
    draws.mockRestore();
  }
}

/** Trains the same model with the same weights compiled and op by op. */
export async function bothWays(problem: Problem): Promise<{ compiled: Run; eager: Run }> {
  const [a, b] = withSameDraws(() => [built(problem), built(problem)] as const);
  const start = a.getWeights().map(weight => tf.tensor(weight.dataSync(), weight.shape, weight.dtype));
  for (const model of [a, b]) model.setWeights(start);
  return { compiled: await train(problem, a, false), eager: await train(problem, b, true) };
}

/** Largest difference relative to the largest value. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const scale = Math.max(1e-3, ...Array.from(b, Math.abs));
  return Math.max(0, ...Array.from(b, (value, i) => Math.abs((a[i] ?? NaN) - value) / scale));
}
