/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { recordStep } from '../src/record/step';
import { SingleStep } from '../src/loop/single-step';
import { traceStep } from '../src/record/trace-step';
import { installCompiledTraining } from '../src';

beforeAll(() => installCompiledTraining());

const ones = tf.ones([100, 100]);

/** Outputs of a layer for a matrix of ones in training, at each of some steps. */
function atSteps(layer: tf.layers.Layer, steps: number[], seed = 7): Float32Array[] {
  const fn = ([input]: tf.Tensor[]) => [layer.apply(input!, { training: true }) as tf.Tensor];
  const step = traceStep({ name: 'test', fn, batches: [[ones], [ones]], layers: [], code: [] });
  if ('refused' in step) throw new Error(step.refused);
  const single = new SingleStep(step);
  return steps.map(n =>
    single.run([ones], { learningRate: 0, seed, step: n })[0]!.dataSync<'float32'>().slice(),
  );
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float32Array) => Math.sqrt(mean(values.map(value => (value - mean(values)) ** 2)));

test('dropout keeps 1 - rate of the values, scaled to the same mean', () => {
  const [values] = atSteps(tf.layers.dropout({ rate: 0.3 }), [0]);
  expect(values!.filter(value => value !== 0).length / values!.length).toBeCloseTo(0.7, 1);
  expect(mean(values!)).toBeCloseTo(1, 1);
  expect(Math.max(...values!)).toBeCloseTo(1 / 0.7, 5);
});

test('gaussianNoise adds noise of its standard deviation', () => {
  const [values] = atSteps(tf.layers.gaussianNoise({ stddev: 0.5 }), [0]);
  expect(mean(values!)).toBeCloseTo(1, 1);
  expect(deviation(values!)).toBeCloseTo(0.5, 1);
});

test('gaussianDropout multiplies by noise of deviation sqrt(rate / (1 - rate))', () => {
  const [values] = atSteps(tf.layers.gaussianDropout({ rate: 0.2 }), [0]);
  expect(mean(values!)).toBeCloseTo(1, 1);
  expect(deviation(values!)).toBeCloseTo(Math.sqrt(0.2 / 0.8), 1);
});

test.each([
  ['dropout', () => tf.layers.dropout({ rate: 0.5 })],
  ['dropout with a seed', () => tf.layers.dropout({ rate: 0.5, seed: 3 })],
  ['spatialDropout1d', () => tf.layers.gaussianNoise({ stddev: 1 })],
  ['alphaDropout', () => tf.layers.alphaDropout({ rate: 0.5 })],
])('%s draws new numbers every step, and the same again for the same seed and step', (_, layer) => {
  const [first, second, again] = atSteps(layer(), [0, 1, 0]);
  expect(second).not.toEqual(first);
  expect(again).toEqual(first);
});

test('two layers draw different masks', () => {
  const [a, b] = [tf.layers.dropout({ rate: 0.5 }), tf.layers.dropout({ rate: 0.5 })];
  const fn = ([input]: tf.Tensor[]) =>
    [a, b].map(layer => layer.apply(input!, { training: true }) as tf.Tensor);
  const step = traceStep({ name: 'test', fn, batches: [[ones], [ones]], layers: [], code: [] });
  if ('refused' in step) throw new Error(step.refused);
  const [x, y] = new SingleStep(step).run([ones], { learningRate: 0, seed: 7, step: 0 });
  expect(x!.dataSync()).not.toEqual(y!.dataSync());
});

test('recording a step leaves nothing behind', () => {
  const layer = tf.layers.dropout({ rate: 0.5 });
  const before = tf.memory().numTensors;
  recordStep(([input]) => [layer.apply(input!, { training: true }) as tf.Tensor], [ones]);
  expect(tf.memory().numTensors).toBe(before);
});
