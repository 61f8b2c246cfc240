/** Trains models, disposes them and collects garbage: prints how many models and optimizers are still held. */
import { layers, models, tf } from '../../../src';
import { recentRuns } from '../../../src/live/view/run-view';

const [x, y] = [tf.ones([32, 4]), tf.ones([32, 1])];
const held: WeakRef<object>[] = [];

async function search(build: () => tf.LayersModel, verbose: 0 | 1): Promise<void> {
  const model = build();
  const optimizer = tf.train.adam();
  model.compile({ optimizer, loss: 'meanSquaredError' });
  await model.fit(x, y, { epochs: 2, verbose });
  tf.dispose(model.predict(x));
  held.push(new WeakRef(model), new WeakRef(optimizer));
  model.dispose();
  optimizer.dispose();
}

const functional = () => {
  const input = layers.Input([4]);
  return models.Model({ inputs: input, outputs: layers.Dense(1).apply(input) as tf.SymbolicTensor });
};
const sequential = () => models.Sequential([layers.Dense(1, { inputShape: [4] })]);

async function main(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await search(functional, 0);
    await search(sequential, 1);
  }
  for (let i = 0; i < 5; i++) {
    await new Promise(resolve => setImmediate(resolve));
    (globalThis as { gc?: () => void }).gc?.();
  }
  const alive = held.filter(ref => ref.deref()).length;
  console.log(
    JSON.stringify({ alive, of: held.length, runs: recentRuns().length, tensors: tf.memory().numTensors }),
  );
}

void main();
