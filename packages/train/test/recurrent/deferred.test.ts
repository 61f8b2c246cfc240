import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled, installCompiledTraining } from '../../src';

beforeAll(() => installCompiledTraining());

/** How often each op stands in the step of a model of `layers`, outside the loops over time. */
async function opsOf(...layers: tf.layers.Layer[]): Promise<Readonly<Record<string, number>>> {
  const model = tf.sequential({ layers: [...layers, tf.layers.dense({ units: 1 })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const shape = model.inputs[0]?.shape.slice(1) as number[];
  await model.fit(tf.ones([8, ...shape]), tf.ones([8, 1]), { batchSize: 4, epochs: 1, verbose: 0 });
  return describeCompiled(model).graphs[0]?.opCounts ?? {};
}

const SEQUENCE: [number, number] = [7, 3];

// The input's with the kernel; the gradients of the kernel, the recurrent kernel (a GRU has it in two parts) and the input.
test.each([
  ['simpleRNN', tf.layers.simpleRNN({ units: 4, inputShape: SEQUENCE }), 4],
  ['lstm', tf.layers.lstm({ units: 4, inputShape: SEQUENCE }), 4],
  ['gru', tf.layers.gru({ units: 4, inputShape: SEQUENCE }), 5],
])(
  'what a %s multiplies with its input, and its gradients, are one product each for all times',
  async (_, layer, products) => {
    expect(await opsOf(layer)).toMatchObject({ While: 2, MatMul: products });
  },
);

test('gradients that are no such products are added up in the loop', async () => {
  const layer = tf.layers.convLstm2d({ filters: 2, kernelSize: 2, inputShape: [7, 3, 3, 1] } as never);
  const ops = await opsOf(layer, tf.layers.flatten());
  expect(ops).toMatchObject({ While: 2 });
  expect(ops).not.toHaveProperty('MatMul');
});
