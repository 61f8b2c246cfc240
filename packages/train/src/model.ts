import type * as tf from '@tensorflow/tfjs-node';

/** Runs one batch (inputs, targets, sample weights) and returns the loss and the metrics, as scalars. */
export type StepFunction = (batch: tf.Tensor[]) => tf.Tensor[];

/** The parts of a `LayersModel` that compiled training uses beyond its public types (tfjs-layers 4.22, engine/training.ts). */
export interface TrainableModel {
  readonly name: string;
  readonly inputs: readonly tf.SymbolicTensor[];
  readonly outputs: readonly tf.SymbolicTensor[];
  readonly outputNames: readonly string[];
  readonly layers: readonly tf.layers.Layer[];
  readonly optimizer: OptimizerLike;
  readonly lossFunctions: readonly unknown[];
  readonly metricsTensors: readonly unknown[];
  readonly metricsNames: readonly string[];
  readonly collectedTrainableWeights: readonly tf.LayerVariable[];
  history: tf.History;
  testFunction: StepFunction;
  isTraining: boolean;
  stopTraining_: boolean;
}

export interface OptimizerLike {
  learningRate?: number;
  /** How many steps have been taken; tfjs saves it with the weights. */
  iterations_?: number;
  setLearningRate?(rate: number): void;
  /** Called at the end of a `fit`. */
  finishTraining?(): void;
}

/** Sets the learning rate the way the optimizer understands it: plain SGD keeps it in a tensor too. */
export function setLearningRate(optimizer: OptimizerLike, rate: number): void {
  if (optimizer.setLearningRate) optimizer.setLearningRate(rate);
  else optimizer.learningRate = rate;
}

/** The optimizer's numbers that the trace has frozen (momentum, decay rates); a change of them asks for a new trace. */
export function optimizerNumbers(optimizer: OptimizerLike, withRate: boolean): string {
  const numbers = Object.entries(optimizer).filter(
    ([key, value]) =>
      typeof value === 'number' && key !== 'iterations_' && (withRate || key !== 'learningRate'),
  );
  return numbers.map(([key, value]) => `${key}=${String(value)}`).join();
}
