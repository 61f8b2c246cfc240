import fc from 'fast-check';
import type { Arguments, Layer } from '../program';
import { between, type Kind, one, seldom, some } from './choice';

const activation = one(
  'relu',
  'tanh',
  'sigmoid',
  'elu',
  'selu',
  'softplus',
  'softmax',
  'swish',
  'gelu',
  'linear',
);
const regularizer = one('l1', 'l2', 'l1l2');
const constraint = one('maxNorm', 'nonNeg', 'unitNorm', 'minMaxNorm');
const units = between(1, 4);
const padding = one('valid', 'same');

const kernel = {
  activation,
  useBias: fc.boolean(),
  kernelRegularizer: regularizer,
  biasRegularizer: regularizer,
  kernelConstraint: constraint,
  biasConstraint: constraint,
};
const recurrent = {
  units,
  activation: one('tanh', 'relu', 'sigmoid'),
  useBias: fc.boolean(),
  returnSequences: fc.boolean(),
  goBackwards: seldom(4),
  kernelRegularizer: regularizer,
  recurrentRegularizer: regularizer,
  recurrentConstraint: constraint,
  unitForgetBias: fc.boolean(),
  implementation: one(1, 2),
};
const convolution = {
  filters: between(1, 3),
  kernelSize: between(1, 3),
  strides: one(1, 2),
  padding,
  ...kernel,
};
const pooling = { poolSize: one(2, 3), strides: one(1, 2), padding };

const named = (layer: string, args: fc.Arbitrary<Arguments>) =>
  fc.record({ layer: fc.constant(layer), args });
const anyOf = (names: readonly string[], args: fc.Arbitrary<Arguments>) =>
  fc.record({ layer: fc.constantFrom(...names), args });

const plain = (...names: readonly string[]) => anyOf(names, fc.constant({}));

const recurrentLayer = anyOf(['lstm', 'gru', 'simpleRNN'], some(recurrent, ['units']));
const dense = named('dense', some({ units, ...kernel }, ['units']));

/** tfjs cannot train a normalisation without one of these. */
const often = seldom(8).map(absent => !absent);

type Weighted = fc.WeightedArbitrary<Layer>;

const anywhere: readonly Weighted[] = [
  { weight: 6, arbitrary: dense },
  {
    weight: 3,
    arbitrary: named(
      'batchNormalization',
      some({ momentum: one(0.5, 0.9, 0.99), scale: often, center: often, epsilon: one(0.001, 0.01) }),
    ),
  },
  { weight: 2, arbitrary: named('layerNormalization', some({ scale: fc.boolean(), center: fc.boolean() })) },
  { weight: 2, arbitrary: plain('leakyReLU', 'elu', 'thresholdedReLU', 'softmax', 'prelu', 'reLU') },
  { weight: 2, arbitrary: named('activation', some({ activation }, ['activation'])) },
  {
    weight: 1,
    arbitrary: named('dropout', fc.record({ rate: one(0, 0, 0, 0.3), seed: between(0, 9) })),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      named('gaussianNoise', fc.record({ stddev: one(0.1) })),
      anyOf(['gaussianDropout', 'alphaDropout'], fc.record({ rate: one(0.3) })),
    ),
  },
  { weight: 2, arbitrary: plain('gain') },
  { weight: 1, arbitrary: plain('flatten') },
];

const ofVectors: readonly Weighted[] = [
  { weight: 2, arbitrary: named('repeatVector', fc.record({ n: between(1, 7) })) },
  { weight: 2, arbitrary: plain('teacher') },
  { weight: 2, arbitrary: recurrentLayer },
];

const ofSequences: readonly Weighted[] = [
  { weight: 8, arbitrary: recurrentLayer },
  {
    weight: 3,
    arbitrary: named('conv1d', some({ ...convolution, dilationRate: one(1, 2) }, ['filters', 'kernelSize'])),
  },
  { weight: 2, arbitrary: anyOf(['maxPooling1d', 'averagePooling1d'], some(pooling)) },
  { weight: 2, arbitrary: plain('globalAveragePooling1d', 'globalMaxPooling1d') },
  { weight: 1, arbitrary: plain('permute', 'positionalEncoding') },
  { weight: 1, arbitrary: named('masking', some({ maskValue: one(0, 0.5) })) },
  {
    weight: 2,
    arbitrary: named(
      'selfAttention',
      some({ numHeads: one(1, 2), keyDim: between(1, 3) }, ['numHeads', 'keyDim']),
    ),
  },
  {
    weight: 1,
    arbitrary: named(
      'transformerEncoder',
      fc.record({ intermediateDim: between(1, 4), numHeads: fc.constant(1) }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      layer: fc.constant('bidirectional' as const),
      of: one('lstm', 'gru', 'simpleRNN'),
      args: some(recurrent, ['units']),
      mergeMode: one('concat', 'sum', 'mul', 'ave'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ layer: fc.constant('timeDistributed' as const), of: dense }) },
];

const ofPictures: readonly Weighted[] = [
  { weight: 8, arbitrary: named('conv2d', some(convolution, ['filters', 'kernelSize'])) },
  {
    weight: 2,
    arbitrary: anyOf(
      ['separableConv2d', 'conv2dTranspose'],
      some({ filters: between(1, 3), kernelSize: one(1, 2), padding, activation }, ['filters', 'kernelSize']),
    ),
  },
  {
    weight: 1,
    arbitrary: named('depthwiseConv2d', some({ kernelSize: one(1, 2), padding, activation }, ['kernelSize'])),
  },
  { weight: 3, arbitrary: anyOf(['maxPooling2d', 'averagePooling2d'], some(pooling)) },
  { weight: 2, arbitrary: plain('globalAveragePooling2d', 'globalMaxPooling2d') },
  { weight: 1, arbitrary: plain('upSampling2d', 'zeroPadding2d', 'cropping2D') },
];

const POOLS: Readonly<Record<Kind, readonly Weighted[]>> = {
  vector: [...anywhere, ...ofVectors],
  sequence: [...anywhere, ...ofSequences],
  tokens: [...anywhere, ...ofSequences],
  picture: [...anywhere, ...ofPictures],
};

/** A layer for inputs of a kind, with other layers inside or not. */
export const layerFor = (kind: Kind): fc.Arbitrary<Layer> =>
  fc.letrec<{ layer: Layer; path: readonly Layer[] }>(tie => ({
    path: fc.array(tie('layer'), { maxLength: 3, depthIdentifier: 'layers' }),
    layer: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, maxDepth: 2, depthIdentifier: 'layers' },
      { weight: 24, arbitrary: fc.oneof(...POOLS[kind]) },
      { weight: 2, arbitrary: fc.record({ layer: fc.constant('nested' as const), layers: tie('path') }) },
      { weight: 2, arbitrary: fc.record({ layer: fc.constant('shared' as const), of: tie('layer') }) },
      {
        weight: 3,
        arbitrary: fc.record({
          layer: fc.constant('branches' as const),
          merge: one('add', 'multiply', 'average', 'maximum', 'minimum', 'concatenate', 'dot'),
          paths: fc.array(tie('path'), { minLength: 2, maxLength: 3 }),
        }),
      },
    ),
  })).layer;
