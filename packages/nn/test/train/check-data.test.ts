/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../../src/train';

beforeAll(() => installCompiledTraining());

const l = tf.layers;
const x = tf.ones([20, 4]);
const classifier = (loss: string, units = 3) => {
  const model = tf.sequential({
    layers: [l.dense({ name: 'output', units, activation: 'softmax', inputShape: [4] })],
  });
  model.compile({ optimizer: 'sgd', loss });
  return model;
};
const embedding = () => {
  const model = tf.sequential({
    layers: [
      l.embedding({ name: 'words', inputDim: 5, outputDim: 2, inputLength: 4 }),
      l.flatten(),
      l.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
};

const WRONG: Record<string, [() => tf.LayersModel, tf.Tensor, tf.Tensor, RegExp]> = {
  'a label that is too large': [
    () => classifier('sparseCategoricalCrossentropy'),
    x,
    tf.fill([20, 1], 3),
    /"output": labels must be whole numbers from 0 to 2.*row 0 is 3/,
  ],
  'a fractional label': [
    () => classifier('sparseCategoricalCrossentropy'),
    x,
    tf.fill([20, 1], 0.5),
    /whole numbers from 0 to 2/,
  ],
  'one-hot targets for a sparse loss': [
    () => classifier('sparseCategoricalCrossentropy'),
    x,
    tf.ones([20, 3]),
    /look one-hot.*categoricalCrossentropy/,
  ],
  'class numbers for a one-hot loss': [
    () => classifier('categoricalCrossentropy'),
    x,
    tf.ones([20, 1]),
    /takes one-hot targets of shape \[batch, 3\], got \[20, 1\].*sparseCategoricalCrossentropy/,
  ],
  'targets above 1 for a binary loss': [
    () => classifier('binaryCrossentropy', 1),
    x,
    tf.fill([20, 1], 2),
    /between 0 and 1; row 0 is 2/,
  ],
  'inputs of another shape': [
    () => classifier('sparseCategoricalCrossentropy'),
    tf.ones([20, 5]),
    tf.ones([20, 1]),
    /Layer "output" takes input of shape \[batch, 4\], got \[20, 5\].*inputShape to \[5\]/,
  ],
  'NaN in the inputs': [
    () => classifier('sparseCategoricalCrossentropy'),
    tf.fill([20, 4], NaN),
    tf.ones([20, 1]),
    /holds NaN, first in row 0/,
  ],
  'an index beyond an embedding': [
    embedding,
    tf.fill([20, 4], 5),
    tf.ones([20, 1]),
    /Layer "words" embeds the numbers 0 to 4/,
  ],
};

test.each(Object.keys(WRONG))('fit refuses %s before the first step', async name => {
  const [build, inputs, targets, message] = WRONG[name]!;
  const model = build();
  const before = model.getWeights().map(weight => weight.dataSync());
  await expect(model.fit(inputs, targets, { epochs: 1, verbose: 0 })).rejects.toThrow(message);
  expect(model.getWeights().map(weight => weight.dataSync())).toEqual(before);
});

test('a loss that becomes NaN is reported once, with epoch, batch and remedy', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const model = tf.sequential({ layers: [l.dense({ units: 1, inputShape: [4] })] });
  model.compile({ optimizer: tf.train.sgd(1e20), loss: 'meanSquaredError' });
  await model.fit(x, tf.ones([20, 1]), { epochs: 4, verbose: 0 });
  expect(warn.mock.calls.flat()).toEqual([
    expect.stringMatching(/became NaN at epoch \d+, batch 1\. Try a smaller learning rate/),
  ]);
  warn.mockRestore();
});
