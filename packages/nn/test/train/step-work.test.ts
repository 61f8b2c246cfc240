import * as tf from '@tensorflow/tfjs-node';
import { multiplyAdds } from '../../src/summary/multiply-adds';
import { installCompiledTraining } from '../../../train/src';
import { recordStep } from '../../../train/src/record/step';
import { workAtOnce } from '../../../train/src/loop/step-work';
import { knownTrainer } from '../../../train/src/trainer/trainer';

beforeAll(() => installCompiledTraining());

const BATCH = 64;
const { conv1d, conv2d, conv2dTranspose, conv3d, dense, depthwiseConv2d, lstm } = tf.layers;

const modelOf = (layers: tf.layers.Layer[]) => tf.sequential({ layers });

/** The work of one prediction. */
function predicting(model: tf.Sequential): number {
  const inputs = tf.zeros([BATCH, ...(model.inputs[0]?.shape.slice(1) as number[])]);
  const { recorder, results } = recordStep(([x]) => [model.apply(x as tf.Tensor) as tf.Tensor], [inputs]);
  return workAtOnce({ name: 'predict', graph: recorder.graph, results });
}

/** The work of one step of training. */
async function training(model: tf.Sequential): Promise<number> {
  const [input, output] = [model.inputs[0], model.outputs[0]].map(end => end?.shape.slice(1) as number[]);
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const [x, y] = [tf.zeros([BATCH, ...(input ?? [])]), tf.zeros([BATCH, ...(output ?? [])])];
  await model.fit(x, y, { batchSize: BATCH, epochs: 1, verbose: 0 });
  // A `Sequential` trains through a model inside it.
  const [loop] = knownTrainer((model as unknown as { model: never }).model)?.graphs.manyACall ?? [];
  return loop ? workAtOnce(loop.step.body) : NaN;
}

const plain = { useBias: false };

describe('without bias and activation a prediction is the multiply-adds that the summary counts', () => {
  test.each<[string, tf.layers.Layer]>([
    ['dense', dense({ units: 50, inputShape: [100], ...plain })],
    ['conv2d', conv2d({ filters: 5, kernelSize: [3, 4], strides: 2, inputShape: [20, 20, 3], ...plain })],
    ['conv1d', conv1d({ filters: 5, kernelSize: 3, inputShape: [20, 3], ...plain })],
    ['conv3d', conv3d({ filters: 5, kernelSize: 2, inputShape: [8, 8, 8, 3], ...plain })],
    [
      'depthwiseConv2d',
      depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, inputShape: [20, 20, 3], ...plain }),
    ],
    ['conv2dTranspose', conv2dTranspose({ filters: 5, kernelSize: 3, inputShape: [9, 9, 3], ...plain })],
  ])('%s', (_, layer) => {
    expect(predicting(modelOf([layer]))).toBe(BATCH * (multiplyAdds(layer) ?? NaN));
  });
});

test.each<[string, tf.layers.Layer[]]>([
  ['dense', [dense({ units: 400, inputShape: [400], ...plain }), dense({ units: 400, ...plain })]],
  [
    'conv2d',
    [
      conv2d({ filters: 16, kernelSize: 5, inputShape: [16, 16, 16], ...plain }),
      conv2d({ filters: 16, kernelSize: 5, ...plain }),
    ],
  ],
  [
    'depthwiseConv2d',
    [
      depthwiseConv2d({ kernelSize: 7, inputShape: [32, 32, 8], ...plain }),
      depthwiseConv2d({ kernelSize: 7, ...plain }),
    ],
  ],
])('training multiplies three times as often, but for the gradient of the data: %s', async (_, layers) => {
  const model = modelOf(layers);
  const [first = NaN, second = NaN] = layers.map(layer => BATCH * (multiplyAdds(layer) ?? NaN));
  const found = (await training(model)) / (2 * first + 3 * second);
  expect(found).toBeGreaterThanOrEqual(1);
  expect(found).toBeLessThan(1.3);
});

test('steps of time wait for each other: what is at once is one of them, and what all share', () => {
  const steps = 200;
  const layer = lstm({ units: 64, inputShape: [steps, 64], recurrentInitializer: 'zeros' });
  const work = predicting(modelOf([layer]));
  const all = BATCH * (multiplyAdds(layer) ?? NaN);
  expect(work).toBeGreaterThan(all / steps);
  expect(work).toBeLessThan(all / 10);
});
