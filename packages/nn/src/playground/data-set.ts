import * as tf from '@tensorflow/tfjs-node';
import { batchOf, taskOf, weightsFor } from './beginning';
import type { Batch } from './network/batches';
import { generatedSource } from './points/source';
import { changedSettings, defaultSettings, newSeed, type PlaygroundOptions } from './settings/check-settings';

/** The data of a playground, for a model of one's own. */
export interface PlaygroundDataset {
  /** Inputs of shape [points, features], labels of shape [points, 1]: -1 or 1 in a classification, values in a regression. */
  readonly train: Batch;
  readonly test: Batch;
  /** Kernel and bias of each layer, as `model.setWeights` takes them: the playground's initial weights of this seed. */
  readonly weights: readonly tf.Tensor[];
}

/**
 * The points of TensorFlow Playground as tensors, and the weights that its network begins with.
 *
 * Source: github.com/tensorflow/playground, src/dataset.ts, Apache 2.0.
 *
 * @param settings as of `show.playground`
 * @throws TypeError for an unknown setting; RangeError for a value that a setting does not take
 * @example
 * const { train, test } = datasets.playground({ dataset: 'spiral', noise: 10, seed: 7 });
 */
export function playground(settings: PlaygroundOptions = {}): PlaygroundDataset {
  const used = changedSettings(defaultSettings(newSeed()), settings, 'datasets.playground');
  const { train, test, draw } = generatedSource.samples(used);
  const [task, inputs] = [taskOf(used, generatedSource), used.features.length];
  const weights = weightsFor(used, generatedSource, draw).flatMap(({ kernel, bias }) => [
    tf.tensor2d(kernel.map(row => [...row])),
    tf.tensor1d([...bias]),
  ]);
  return { train: batchOf(task, train, inputs), test: batchOf(task, test, inputs), weights };
}
