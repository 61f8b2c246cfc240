import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled, installCompiledTraining } from '../src';

beforeAll(() => installCompiledTraining());

/** Why a model's loop runs as it does, after a short fit. */
async function reasonOf(layers: tf.layers.Layer[], batchSize: number): Promise<string> {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const [x, y] = [model.inputs, model.outputs].map(([end]) =>
    tf.zeros([batchSize, ...(end?.shape.slice(1) as number[])]),
  ) as [tf.Tensor, tf.Tensor];
  await model.fit(x, y, { batchSize, epochs: 1, verbose: 0 });
  return describeCompiled(model).graphs[0]?.reason ?? '';
}

const dense = (units: number) => [
  tf.layers.dense({ units, activation: 'relu', inputShape: [units] }),
  tf.layers.dense({ units }),
];

const convolutions = (filters: number) => [
  tf.layers.conv2d({ filters, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
  tf.layers.conv2d({ filters, kernelSize: 3, strides: 2 }),
];

const ON_ONE = /on one thread, too little to share/;

test('a small model keeps to one thread, and says so', async () => {
  expect(await reasonOf(dense(32), 32)).toMatch(ON_ONE);
  expect(await reasonOf(convolutions(4), 32)).toMatch(ON_ONE);
});

test('a larger one, or a larger batch, takes all that there are', async () => {
  expect(await reasonOf(dense(512), 32)).not.toMatch(ON_ONE);
  expect(await reasonOf(dense(32), 8192)).not.toMatch(ON_ONE);
  expect(await reasonOf(convolutions(32), 32)).not.toMatch(ON_ONE);
});
