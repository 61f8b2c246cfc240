import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../../src';
import { standardised } from '../../src/gradients/standardised';

const prototype = Object.getPrototypeOf(tf.layers.layerNormalization({})) as {
  call: (this: unknown, ...args: unknown[]) => unknown;
};
const stock = prototype.call;

beforeAll(() => installCompiledTraining());
afterEach(() => jest.restoreAllMocks());

const EPSILON = 1e-3;
const x = tf.randomNormal([3, 4, 5], 2, 3, 'float32', 1);
const weights = tf.randomNormal([3, 4, 5], 0, 1, 'float32', 2);

/** A sum in which each element has a weight of its own. */
const weighted = (y: tf.Tensor): tf.Scalar => tf.sum(tf.mul(y, weights));

/** Op by op, through mean and variance. */
function byOps(v: tf.Tensor, axes: number | number[]): tf.Tensor {
  const mean = tf.mean(v, axes, true);
  const variance = tf.mean(tf.square(tf.sub(v, mean)), axes, true);
  return tf.div(tf.sub(v, mean), tf.sqrt(tf.add(variance, EPSILON)));
}

function close(a: tf.Tensor, b: tf.Tensor): void {
  expect(a.shape).toEqual(b.shape);
  expect(tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]).toBeLessThan(1e-4);
}

describe.each([
  ['the last axis', -1],
  ['a middle axis', 1],
  ['two axes', [1, 2]],
])('over %s', (_, axes) => {
  test('values, gradient and the gradient of the gradient equal those of the ops', () => {
    const [direct, general] = [
      (v: tf.Tensor) => standardised(v, axes, EPSILON),
      (v: tf.Tensor) => byOps(v, axes),
    ];
    close(direct(x), general(x));
    const slope = (f: (v: tf.Tensor) => tf.Tensor) => tf.grad((v: tf.Tensor) => weighted(f(v)));
    close(slope(direct)(x), slope(general)(x));
    const curvature = (f: (v: tf.Tensor) => tf.Tensor) => tf.grad((v: tf.Tensor) => weighted(slope(f)(v)));
    close(curvature(direct)(x), curvature(general)(x));
  });
});

/** Values of a layer, its gradient by the input, and those by its weights. */
function results(call: (v: tf.Tensor) => tf.Tensor): tf.Tensor[] {
  const { grads } = tf.variableGrads(() => weighted(call(x)));
  return [call(x), tf.grad((v: tf.Tensor) => weighted(call(v)))(x), ...Object.values(grads)];
}

function built(args: object): tf.layers.Layer {
  const random = { gammaInitializer: 'randomNormal', betaInitializer: 'randomNormal' } as const;
  const layer = tf.layers.layerNormalization({ ...random, ...args });
  layer.build(x.shape);
  return layer;
}

test.each([
  ['the last axis', {}],
  ['two axes', { axis: [1, 2] }],
])("layer normalisation over %s has tfjs's values and gradients", (_, args) => {
  const layer = built(args);
  const call = (v: tf.Tensor) => layer.apply(v) as tf.Tensor;
  const direct = results(call);
  jest.spyOn(prototype, 'call').mockImplementation(stock);
  results(call).forEach((value, i) => close(direct[i] as tf.Tensor, value));
});

test.each([
  ['scale', { scale: false }, tf.add],
  ['offset', { center: false }, tf.mul],
])('without %s, where tfjs has no gradient at all, it has that of the ops', (_, args, weigh) => {
  const layer = built(args);
  const weight = layer.weights[0]?.read() as tf.Tensor;
  const expected = results(v => weigh(byOps(v, -1), weight));
  results(v => layer.apply(v) as tf.Tensor).forEach((value, i) => close(value, expected[i] as tf.Tensor));
});
