/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../nn/src/install';
import { describeCompiled } from '../src';
import { bothWays, classes, numbers, type Problem, relativeError } from './same-training';

const l = tf.layers;

/** A model of one layer, then a dense output of one unit. */
const after = (inputShape: number[], ...layers: tf.layers.Layer[]) => {
  const input = tf.input({ shape: inputShape });
  const body = layers.reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, input);
  const flat = body.shape.length > 2 ? (l.flatten().apply(body) as tf.SymbolicTensor) : body;
  return tf.model({ inputs: input, outputs: l.dense({ units: 1 }).apply(flat) as tf.SymbolicTensor });
};

const on = (inputShape: number[], layers: () => tf.layers.Layer[]): Problem => ({
  build: () => after(inputShape, ...layers()),
  x: () => numbers(...inputShape),
  y: () => numbers(1),
});

const IMAGE = [6, 6, 2];
/** Long enough for recurrent layers to become loops. */
const SEQUENCE = [7, 3];
const VOLUME = [4, 4, 4, 1];

/** Two inputs of the same shape, merged. */
const merging = (merge: () => tf.layers.Layer): Problem => ({
  build: () => {
    const [a, b] = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
    const merged = merge().apply([
      l.dense({ units: 5 }).apply(a) as tf.SymbolicTensor,
      l.dense({ units: 5 }).apply(b) as tf.SymbolicTensor,
    ]);
    return tf.model({ inputs: [a, b], outputs: l.dense({ units: 1 }).apply(merged) as tf.SymbolicTensor });
  },
  x: () => [numbers(4), numbers(4)],
  y: () => numbers(1),
});

const indices = (vocabulary: number, length: number) => () => classes(vocabulary, length);

const PROBLEMS: Record<string, Problem> = {
  dense: on([4], () => [l.dense({ units: 8, activation: 'tanh' })]),
  'dense with regularizers and constraints': on([4], () => [
    l.dense({
      units: 8,
      kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }),
      biasRegularizer: tf.regularizers.l2(),
      kernelConstraint: tf.constraints.maxNorm({ maxValue: 1 }),
    }),
    l.dense({ units: 8, kernelConstraint: tf.constraints.nonNeg() }),
    l.dense({ units: 8, kernelConstraint: tf.constraints.unitNorm({}) }),
    l.dense({ units: 8, kernelConstraint: tf.constraints.minMaxNorm({ minValue: 0.1, maxValue: 0.8 }) }),
  ]),
  elu: on([4], () => [l.dense({ units: 8 }), l.elu()]),
  reLU: on([4], () => [l.dense({ units: 8 }), l.reLU({ maxValue: 1 })]),
  leakyReLU: on([4], () => [l.dense({ units: 8 }), l.leakyReLU()]),
  prelu: on([4], () => [l.dense({ units: 8 }), l.prelu()]),
  softmax: on([4], () => [l.dense({ units: 8 }), l.softmax()]),
  thresholdedReLU: on([4], () => [l.dense({ units: 8 }), l.thresholdedReLU({ theta: 0.2 })]),
  ...Object.fromEntries(
    (
      [
        'elu',
        'hardSigmoid',
        'linear',
        'relu',
        'relu6',
        'selu',
        'sigmoid',
        'softplus',
        'softsign',
        'swish',
        'mish',
        'gelu',
        'gelu_new',
      ] as const
    ).map(name => [
      `activation ${name}`,
      on([4], () => [l.dense({ units: 8 }), l.activation({ activation: name as 'relu' })]),
    ]),
  ),
  conv1d: on(SEQUENCE, () => [l.conv1d({ filters: 4, kernelSize: 3, activation: 'relu', padding: 'same' })]),
  conv2d: on(IMAGE, () => [l.conv2d({ filters: 4, kernelSize: 3, activation: 'relu' })]),
  'conv2d strided': on(IMAGE, () => [
    l.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same' }),
    l.conv2d({ filters: 3, kernelSize: 2 }),
  ]),
  'conv2d dilated': on(IMAGE, () => [l.conv2d({ filters: 4, kernelSize: 2, dilationRate: 2 })]),
  'conv1d dilated': on(SEQUENCE, () => [l.conv1d({ filters: 4, kernelSize: 2, dilationRate: 2 })]),
  'conv2d dilated, same padding': on(IMAGE, () => [
    l.conv2d({ filters: 4, kernelSize: 3, dilationRate: [2, 1], padding: 'same' }),
    l.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2, padding: 'same' }),
  ]),
  'conv2d with a kernel of two sizes': on(IMAGE, () => [
    l.permute({ dims: [2, 1, 3] }),
    l.conv2d({ filters: 2, kernelSize: [1, 3], strides: [1, 2], padding: 'same', useBias: false }),
  ]),
  conv3dTranspose: on(VOLUME, () => [l.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2 })]),
  'depthwiseConv2d with multiplier, same padding': on(IMAGE, () => [
    l.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same' }),
  ]),
  'separableConv2d strided': on(IMAGE, () => [
    l.separableConv2d({ filters: 3, kernelSize: 2, strides: 2, depthMultiplier: 2 }),
  ]),
  conv2dTranspose: on(IMAGE, () => [l.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2 })]),
  conv3d: on(VOLUME, () => [l.conv3d({ filters: 2, kernelSize: 2 })]),
  separableConv2d: on(IMAGE, () => [l.separableConv2d({ filters: 4, kernelSize: 3 })]),
  depthwiseConv2d: on(IMAGE, () => [l.depthwiseConv2d({ kernelSize: 3 })]),
  cropping2D: on(IMAGE, () => [
    l.conv2d({ filters: 2, kernelSize: 1 }),
    l.cropping2D({
      cropping: [
        [1, 1],
        [1, 1],
      ],
    }),
  ]),
  upSampling2d: on(IMAGE, () => [l.conv2d({ filters: 2, kernelSize: 1 }), l.upSampling2d({ size: [2, 2] })]),
  zeroPadding2d: on(IMAGE, () => [
    l.conv2d({ filters: 2, kernelSize: 1 }),
    l.zeroPadding2d({ padding: [1, 2] as never }),
  ]),
  averagePooling1d: on(SEQUENCE, () => [
    l.conv1d({ filters: 2, kernelSize: 1 }),
    l.averagePooling1d({ poolSize: 2 }),
  ]),
  maxPooling1d: on(SEQUENCE, () => [
    l.conv1d({ filters: 2, kernelSize: 1 }),
    l.maxPooling1d({ poolSize: 2 }),
  ]),
  averagePooling2d: on(IMAGE, () => [
    l.conv2d({ filters: 2, kernelSize: 1 }),
    l.averagePooling2d({ poolSize: 2 }),
  ]),
  maxPooling2d: on(IMAGE, () => [l.conv2d({ filters: 2, kernelSize: 1 }), l.maxPooling2d({ poolSize: 2 })]),
  averagePooling3d: on(VOLUME, () => [
    l.conv3d({ filters: 2, kernelSize: 1 }),
    l.averagePooling3d({ poolSize: 2 }),
  ]),
  maxPooling3d: on(VOLUME, () => [l.conv3d({ filters: 2, kernelSize: 1 }), l.maxPooling3d({ poolSize: 2 })]),
  globalAveragePooling1d: on(SEQUENCE, () => [
    l.conv1d({ filters: 4, kernelSize: 2 }),
    l.globalAveragePooling1d(),
  ]),
  globalMaxPooling1d: on(SEQUENCE, () => [l.conv1d({ filters: 4, kernelSize: 2 }), l.globalMaxPooling1d()]),
  globalAveragePooling2d: on(IMAGE, () => [
    l.conv2d({ filters: 4, kernelSize: 2 }),
    l.globalAveragePooling2d({}),
  ]),
  globalMaxPooling2d: on(IMAGE, () => [l.conv2d({ filters: 4, kernelSize: 2 }), l.globalMaxPooling2d({})]),
  batchNormalization: on(IMAGE, () => [
    l.conv2d({ filters: 4, kernelSize: 2, useBias: false }),
    l.batchNormalization(),
  ]),
  'batchNormalization of vectors': on([4], () => [
    l.dense({ units: 8, useBias: false }),
    l.batchNormalization({ momentum: 0.8 }),
  ]),
  layerNormalization: on([4], () => [l.dense({ units: 8 }), l.layerNormalization()]),
  flatten: on(IMAGE, () => [l.flatten()]),
  repeatVector: on([4], () => [l.dense({ units: 3 }), l.repeatVector({ n: 3 })]),
  reshape: on([4], () => [l.dense({ units: 6 }), l.reshape({ targetShape: [2, 3] })]),
  permute: on(SEQUENCE, () => [l.permute({ dims: [2, 1] }), l.dense({ units: 2 })]),
  embedding: { ...on([5], () => [l.embedding({ inputDim: 10, outputDim: 4 })]), x: indices(10, 5) },
  'embedding with mask, then lstm': {
    ...on([5], () => [l.embedding({ inputDim: 10, outputDim: 4, maskZero: true }), l.lstm({ units: 3 })]),
    x: indices(4, 5),
  },
  add: merging(() => l.add()),
  average: merging(() => l.average()),
  concatenate: merging(() => l.concatenate()),
  maximum: merging(() => l.maximum()),
  minimum: merging(() => l.minimum()),
  multiply: merging(() => l.multiply()),
  dot: merging(() => l.dot({ axes: 1 })),
  simpleRNN: on(SEQUENCE, () => [l.simpleRNN({ units: 4 })]),
  gru: on(SEQUENCE, () => [l.gru({ units: 4 })]),
  'gru with sequences': on(SEQUENCE, () => [l.gru({ units: 4, returnSequences: true })]),
  lstm: on(SEQUENCE, () => [l.lstm({ units: 4 })]),
  'lstm with sequences, backwards': on(SEQUENCE, () => [
    l.lstm({ units: 4, returnSequences: true, goBackwards: true }),
    l.lstm({ units: 3 }),
  ]),
  'lstm implementation 2': on(SEQUENCE, () => [
    l.lstm({ units: 4, implementation: 2, unitForgetBias: false }),
  ]),
  'lstm masked': on(SEQUENCE, () => [l.masking({ maskValue: 0 }), l.lstm({ units: 4 })]),
  rnn: on(SEQUENCE, () => [l.rnn({ cell: l.lstmCell({ units: 4 }) })]),
  stackedRNNCells: on(SEQUENCE, () => [
    l.rnn({
      cell: l.stackedRNNCells({ cells: [l.lstmCell({ units: 4 }), l.gruCell({ units: 3 })] }) as never,
    }),
  ]),
  bidirectional: on(SEQUENCE, () => [
    l.bidirectional({ layer: l.lstm({ units: 3, returnSequences: true }) as tf.RNN, mergeMode: 'concat' }),
  ]),
  timeDistributed: on(SEQUENCE, () => [l.timeDistributed({ layer: l.dense({ units: 4 }) })]),
  convLstm2d: on([3, 5, 5, 1], () => [l.convLstm2d({ filters: 2, kernelSize: 2 })]),
  'convLstm2d stateful': {
    ...on([3, 5, 5, 1], () => []),
    build: () => {
      const input = tf.input({ batchShape: [8, 3, 5, 5, 1] });
      const states = l.convLstm2d({ filters: 2, kernelSize: 2, stateful: true }).apply(input);
      const flat = l.flatten().apply(states) as tf.SymbolicTensor;
      return tf.model({ inputs: input, outputs: l.dense({ units: 1 }).apply(flat) as tf.SymbolicTensor });
    },
  },
  masking: on(SEQUENCE, () => [l.masking({ maskValue: 0.5 }), l.dense({ units: 3 })]),
  rescaling: on(IMAGE, () => [l.rescaling({ scale: 0.5, offset: 1 })]),
  resizing: on(IMAGE, () => [l.resizing({ height: 4, width: 3 })]),
  centerCrop: on(IMAGE, () => [l.centerCrop({ height: 4, width: 4 })]),
};

/** Names of one layer that has several. */
const ALIASES: Record<string, string> = {
  avgPool1d: 'averagePooling1d',
  avgPool2d: 'averagePooling2d',
  avgPool3d: 'averagePooling3d',
  avgPooling1d: 'averagePooling1d',
  avgPooling2d: 'averagePooling2d',
  avgPooling3d: 'averagePooling3d',
  maxPool1d: 'maxPooling1d',
  maxPool2d: 'maxPooling2d',
  globalMaxPool1d: 'globalMaxPooling1d',
  globalMaxPool2d: 'globalMaxPooling2d',
};

/** Classes that are no layer of their own: base classes, inputs, and the cells that the recurrent layers above are made of. */
const NOT_LAYERS = [
  ...['Layer', 'RNN', 'RNNCell', 'input', 'inputLayer'],
  ...['simpleRNNCell', 'gruCell', 'lstmCell', 'convLstm2dCell'],
];

/** tfjs looks at the values that it encodes, so a model with this layer runs op by op. */
const READS_BACK: Problem = {
  ...on([5], () => [l.categoryEncoding({ numTokens: 10, outputMode: 'multiHot' })]),
  x: indices(10, 5),
};

/** Layers that draw: their statistics are compared in random-layers.test.ts. */
const RANDOM = [
  ...['dropout', 'spatialDropout1d', 'alphaDropout', 'gaussianDropout', 'gaussianNoise', 'randomWidth'],
];

test('every layer of tf.layers is in the table', () => {
  const tested = [
    ...Object.keys(PROBLEMS).map(name => name.split(/[ ,]/)[0]),
    ...NOT_LAYERS,
    ...RANDOM,
    'categoryEncoding',
  ];
  const missing = Object.keys(tf.layers).filter(name => !tested.includes(ALIASES[name] ?? name));
  expect(missing).toEqual([]);
});

beforeAll(() => install());
jest.setTimeout(120_000);

describe('30 compiled steps equal 30 op by op', () => {
  test.each(Object.keys(PROBLEMS))('%s', async name => {
    const problem = PROBLEMS[name]!;
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const { compiled, eager } = await bothWays(problem);
    expect(warn.mock.calls.flat()).toEqual([]);
    warn.mockRestore();
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    compiled.weights.forEach((weights, i) =>
      expect(relativeError(weights, eager.weights[i]!)).toBeLessThan(1e-4),
    );
    expect(relativeError(compiled.predictions, eager.predictions)).toBeLessThan(1e-4);
  });

  test('categoryEncoding, op by op, which is said once', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const { compiled, eager } = await bothWays(READS_BACK);
    expect(warn.mock.calls.flat()).toEqual([expect.stringMatching(/read back .* at CategoryEncoding\.call/)]);
    warn.mockRestore();
    expect(compiled.losses).toEqual(eager.losses);
  });

  test('the model really was compiled', async () => {
    const model = PROBLEMS['dense']!.build();
    model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
    await model.fit(numbers(4), numbers(1), { batchSize: 8, epochs: 1, verbose: 0 });
    expect(describeCompiled(model)).toMatchObject({
      compiled: true,
      refusals: [],
      graphs: [{ step: 'train', batchSize: 8 }],
    });
  });
});
