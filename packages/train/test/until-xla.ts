import { setImmediate } from 'node:timers/promises';
import type * as tf from '@tensorflow/tfjs-node';
import { describeCompiled } from '../src';

/** Fits a model, rows in any order, until XLA runs it; returns how each epoch ran, and why. */
export async function untilXla(
  model: tf.Sequential,
  x: tf.Tensor,
  y: tf.Tensor,
): Promise<(readonly [string, string])[]> {
  const seen: (readonly [string, string])[] = [];
  const onEpochEnd = async () => {
    const [graph] = describeCompiled(model).graphs;
    if (!graph) throw new Error('Nothing was compiled.');
    seen.push([graph.plan, graph.reason]);
    model.stopTraining = graph.plan === 'xla';
    await setImmediate();
  };
  await model.fit(x, y, {
    batchSize: 8,
    verbose: 0,
    shuffle: true,
    epochs: 1_000_000,
    callbacks: { onEpochEnd },
  });
  return seen;
}
