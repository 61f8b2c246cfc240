import * as tf from '@tensorflow/tfjs-node';
import type { PlaygroundSettings } from '@epochlab/views';
import type { Batch } from './network/batches';
import { initialWeights, type LayerWeights } from './network/initial-weights';
import { labelTensor, type Task } from './network/task';
import type { Draw } from './points/point';
import type { DataSource, Sample } from './points/source';

/** The network's outputs and loss for these settings. */
export function taskOf(settings: PlaygroundSettings, source: DataSource): Task {
  const problem = source.problem(settings);
  const outputs = problem === 'classification' && source.classes.length > 2 ? source.classes.length : 1;
  return { problem, outputs, loss: problem === 'regression' ? 'halfSquaredError' : settings.loss };
}

/** Initial weights of the network, by numbers drawn by chance. */
export function weightsFor(settings: PlaygroundSettings, source: DataSource, draw: Draw): LayerWeights[] {
  const inputs = source.inputNames(settings).length;
  const { outputs } = taskOf(settings, source);
  return initialWeights([inputs, ...settings.networkShape, outputs], settings, draw);
}

/** Points as the network takes them. */
export const batchOf = (task: Task, samples: readonly Sample[], inputs: number): Batch => ({
  x: tf.tensor2d(
    samples.flatMap(sample => sample.inputs),
    [samples.length, inputs],
  ),
  y: labelTensor(
    task,
    samples.map(({ label }) => label),
  ),
});
