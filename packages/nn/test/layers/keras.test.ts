import { activations, layers, models, tf } from '@epochlab/nn';
import type { ActivationOption } from '../../src/layers';

/** What Keras takes where tfjs takes something else. */
const GLOROT = { kernelInitializer: 'glorotUniform' } as const;
const GATED = { ...GLOROT, recurrentActivation: 'sigmoid' } as const;

/** Each Keras constructor beside the tfjs call that it stands for, on an input of the given shape. */
const SAME: readonly (readonly [string, () => tf.layers.Layer, () => tf.layers.Layer, number[]])[] = [
  [
    'Dense',
    () => layers.Dense(3, 'relu'),
    () => tf.layers.dense({ units: 3, activation: 'relu', ...GLOROT }),
    [4],
  ],
  ['Activation', () => layers.Activation('tanh'), () => tf.layers.activation({ activation: 'tanh' }), [4]],
  ['Flatten', () => layers.Flatten(), () => tf.layers.flatten(), [2, 3]],
  ['Reshape', () => layers.Reshape([3, 2]), () => tf.layers.reshape({ targetShape: [3, 2] }), [6]],
  ['Permute', () => layers.Permute([2, 1]), () => tf.layers.permute({ dims: [2, 1] }), [2, 3]],
  ['RepeatVector', () => layers.RepeatVector(3), () => tf.layers.repeatVector({ n: 3 }), [4]],
  [
    'Embedding',
    () => layers.Embedding(10, 4),
    () => tf.layers.embedding({ inputDim: 10, outputDim: 4 }),
    [5],
  ],
  ['Masking', () => layers.Masking(1), () => tf.layers.masking({ maskValue: 1 }), [3, 2]],
  [
    'Conv1D',
    () => layers.Conv1D(2, 3),
    () => tf.layers.conv1d({ filters: 2, kernelSize: 3, ...GLOROT }),
    [8, 3],
  ],
  [
    'Conv2D',
    () => layers.Conv2D(2, [3, 3], { padding: 'same' }),
    () => tf.layers.conv2d({ filters: 2, kernelSize: [3, 3], padding: 'same', ...GLOROT }),
    [8, 8, 3],
  ],
  [
    'Conv3D',
    () => layers.Conv3D(2, 2),
    () => tf.layers.conv3d({ filters: 2, kernelSize: 2, ...GLOROT }),
    [4, 4, 4, 1],
  ],
  [
    'Conv2DTranspose',
    () => layers.Conv2DTranspose(2, 3, { strides: 2 }),
    () => tf.layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, ...GLOROT }),
    [4, 4, 1],
  ],
  [
    'Conv3DTranspose',
    () => layers.Conv3DTranspose(2, 2),
    () => tf.layers.conv3dTranspose({ filters: 2, kernelSize: 2, ...GLOROT }),
    [3, 3, 3, 1],
  ],
  [
    'SeparableConv2D',
    () => layers.SeparableConv2D(2, 3),
    () => tf.layers.separableConv2d({ filters: 2, kernelSize: 3 }),
    [8, 8, 3],
  ],
  [
    'DepthwiseConv2D',
    () => layers.DepthwiseConv2D(3),
    () => tf.layers.depthwiseConv2d({ kernelSize: 3, depthwiseInitializer: 'glorotUniform' }),
    [8, 8, 3],
  ],
  [
    'Cropping2D',
    () => layers.Cropping2D([1, 1]),
    () => tf.layers.cropping2D({ cropping: [1, 1] }),
    [8, 8, 3],
  ],
  [
    'UpSampling2D',
    () => layers.UpSampling2D([2, 2]),
    () => tf.layers.upSampling2d({ size: [2, 2] }),
    [4, 4, 3],
  ],
  ['ZeroPadding2D', () => layers.ZeroPadding2D(2), () => tf.layers.zeroPadding2d({ padding: 2 }), [4, 4, 3]],
  ['MaxPooling1D', () => layers.MaxPooling1D(2), () => tf.layers.maxPooling1d({ poolSize: 2 }), [8, 3]],
  [
    'MaxPooling2D',
    () => layers.MaxPooling2D(3, 2),
    () => tf.layers.maxPooling2d({ poolSize: 3, strides: 2 }),
    [8, 8, 3],
  ],
  [
    'MaxPooling3D',
    () => layers.MaxPooling3D(2),
    () => tf.layers.maxPooling3d({ poolSize: 2 } as Parameters<typeof tf.layers.maxPooling3d>[0]),
    [4, 4, 4, 1],
  ],
  ['AveragePooling2D', () => layers.AveragePooling2D(), () => tf.layers.averagePooling2d({}), [8, 8, 3]],
  [
    'GlobalAveragePooling1D',
    () => layers.GlobalAveragePooling1D(),
    () => tf.layers.globalAveragePooling1d(),
    [8, 3],
  ],
  [
    'GlobalAveragePooling2D',
    () => layers.GlobalAveragePooling2D(),
    () => tf.layers.globalAveragePooling2d({}),
    [8, 8, 3],
  ],
  ['GlobalMaxPooling1D', () => layers.GlobalMaxPooling1D(), () => tf.layers.globalMaxPooling1d(), [8, 3]],
  [
    'GlobalMaxPooling2D',
    () => layers.GlobalMaxPooling2D(),
    () => tf.layers.globalMaxPooling2d({}),
    [8, 8, 3],
  ],
  ['SimpleRNN', () => layers.SimpleRNN(4), () => tf.layers.simpleRNN({ units: 4, ...GLOROT }), [5, 3]],
  [
    'LSTM',
    () => layers.LSTM(4, { returnSequences: true }),
    () => tf.layers.lstm({ units: 4, returnSequences: true, ...GATED, unitForgetBias: true }),
    [5, 3],
  ],
  ['GRU', () => layers.GRU(4), () => tf.layers.gru({ units: 4, ...GATED, ...{ resetAfter: true } }), [5, 3]],
  [
    'ConvLSTM2D',
    () => layers.ConvLSTM2D(2, 3),
    () =>
      tf.layers.convLstm2d({ filters: 2, kernelSize: 3, ...GATED, unitForgetBias: true } as Parameters<
        typeof tf.layers.convLstm2d
      >[0]),
    [2, 5, 5, 1],
  ],
  [
    'RNN',
    () => layers.RNN(layers.LSTMCell(4)),
    () => tf.layers.rnn({ cell: tf.layers.lstmCell({ units: 4, ...GATED, unitForgetBias: true }) }),
    [5, 3],
  ],
  [
    'StackedRNNCells',
    () => layers.RNN(layers.StackedRNNCells([layers.GRUCell(4), layers.SimpleRNNCell(2)])),
    () =>
      tf.layers.rnn({
        cell: tf.layers.stackedRNNCells({
          cells: [
            tf.layers.gruCell({ units: 4, ...GATED, resetAfter: true }),
            tf.layers.simpleRNNCell({ units: 2, ...GLOROT }),
          ],
        }),
      }),
    [5, 3],
  ],
  [
    'Bidirectional',
    () => layers.Bidirectional(layers.LSTM(4)),
    () =>
      tf.layers.bidirectional({
        layer: tf.layers.lstm({ units: 4, ...GATED, unitForgetBias: true }),
      } as Parameters<typeof tf.layers.bidirectional>[0]),
    [5, 3],
  ],
  [
    'TimeDistributed',
    () => layers.TimeDistributed(layers.Dense(2)),
    () => tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 2, ...GLOROT }) }),
    [5, 3],
  ],
  ['BatchNormalization', () => layers.BatchNormalization(), () => tf.layers.batchNormalization(), [4]],
  ['LayerNormalization', () => layers.LayerNormalization(), () => tf.layers.layerNormalization(), [4]],
  ['Dropout', () => layers.Dropout(0.5), () => tf.layers.dropout({ rate: 0.5 }), [4]],
  [
    'SpatialDropout1D',
    () => layers.SpatialDropout1D(0.5),
    () => tf.layers.spatialDropout1d({ rate: 0.5 } as Parameters<typeof tf.layers.spatialDropout1d>[0]),
    [4, 2],
  ],
  ['GaussianNoise', () => layers.GaussianNoise(0.1), () => tf.layers.gaussianNoise({ stddev: 0.1 }), [4]],
  ['GaussianDropout', () => layers.GaussianDropout(0.1), () => tf.layers.gaussianDropout({ rate: 0.1 }), [4]],
  ['AlphaDropout', () => layers.AlphaDropout(0.1), () => tf.layers.alphaDropout({ rate: 0.1 }), [4]],
  ['ReLU', () => layers.ReLU(6), () => tf.layers.reLU({ maxValue: 6 }), [4]],
  ['LeakyReLU', () => layers.LeakyReLU(0.1), () => tf.layers.leakyReLU({ alpha: 0.1 }), [4]],
  ['PReLU', () => layers.PReLU(), () => tf.layers.prelu(), [4]],
  ['ELU', () => layers.ELU(), () => tf.layers.elu(), [4]],
  ['ThresholdedReLU', () => layers.ThresholdedReLU(), () => tf.layers.thresholdedReLU(), [4]],
  ['Softmax', () => layers.Softmax(), () => tf.layers.softmax(), [4]],
  ['Rescaling', () => layers.Rescaling(1 / 255), () => tf.layers.rescaling({ scale: 1 / 255 }), [4]],
  [
    'CenterCrop',
    () => layers.CenterCrop(4, 4),
    () => tf.layers.centerCrop({ height: 4, width: 4 }),
    [8, 8, 3],
  ],
];

describe('layers', () => {
  it.each(SAME)(
    "%s is what tfjs makes of the same arguments and Keras's defaults",
    (_name, keras, tfjs, shape) => {
      const [ours, theirs] = [keras(), tfjs()];
      // The mark of what follows Keras where it differs, which has tests of its own.
      const { name: _ours, asKeras: _, ...config } = ours.getConfig();
      const { name: _theirs, ...expected } = theirs.getConfig();
      expect(withoutNames(config)).toEqual(withoutNames(expected));
      const x = tf.randomUniform([2, ...shape], 0, 4, 'float32', 1);
      const y = ours.apply(x) as tf.Tensor;
      theirs.apply(x);
      theirs.setWeights(ours.getWeights());
      expect(y.arraySync()).toEqual((theirs.apply(x) as tf.Tensor).arraySync());
    },
  );

  it('has a capitalised constructor for every layer of tfjs', () => {
    const capitalised = new Set(
      Object.keys(layers)
        .map(name => name.toLowerCase())
        .filter((name, i, all) => all.indexOf(name) !== i),
    );
    const aliases = [
      'avgpool1d',
      'avgpool2d',
      'avgpool3d',
      'avgpooling1d',
      'avgpooling2d',
      'avgpooling3d',
      'globalmaxpool1d',
      'globalmaxpool2d',
      'maxpool1d',
      'maxpool2d',
    ];
    const missing = Object.keys(tf.layers)
      .filter(name => /^[a-z]/.test(name) && !aliases.includes(name.toLowerCase()))
      .filter(name => !capitalised.has(name.toLowerCase()));
    expect(missing).toEqual([]);
  });

  it('joins inputs as tfjs does', () => {
    const [a, b] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[3, 5]])];
    const result = (layer: tf.layers.Layer) => (layer.apply([a, b]) as tf.Tensor).arraySync();
    expect(result(layers.Add())).toEqual([[4, 7]]);
    expect(result(layers.Multiply())).toEqual([[3, 10]]);
    expect(result(layers.Average())).toEqual([[2, 3.5]]);
    expect(result(layers.Maximum())).toEqual([[3, 5]]);
    expect(result(layers.Minimum())).toEqual([[1, 2]]);
    expect(result(layers.Concatenate())).toEqual([[1, 2, 3, 5]]);
    expect(result(layers.Dot(1))).toEqual([[13]]);
  });

  it('takes activations by Keras name and as functions', () => {
    const activation = (option: ActivationOption) => layers.Activation(option).getConfig()['activation'];
    expect(activation('hard_sigmoid')).toBe('hardSigmoid');
    expect(activation(activations.gelu)).toBe('gelu');
    const leaky = layers.Activation('leaky_relu').apply(tf.tensor1d([-1, 2])) as tf.Tensor;
    expect(leaky.dataSync()[0]).toBeCloseTo(-0.2, 6);
  });

  it('takes Input at the beginning of a Sequential and in a graph', () => {
    expect(models.Sequential([layers.Input([4]), layers.Dense(2)]).outputShape).toEqual([null, 2]);
    const input = layers.Input({ shape: [4], name: 'in' });
    expect(
      models.Model({ inputs: input, outputs: layers.Dense(2).apply(input) as tf.SymbolicTensor }).inputNames,
    ).toEqual(['in']);
  });

  it('says what is wrong with a call', () => {
    // @ts-expect-error three arguments by position
    expect(() => layers.Dense(3, 'relu', 4, {})).toThrow(
      'layers.Dense takes 2 argument(s) by position, got 3: layers.Dense(units, activation, options).',
    );
    // @ts-expect-error units twice
    expect(() => layers.Dense(3, { units: 4 })).toThrow('units is given twice');
    expect(() => layers.Dense(3, { activation: ((x: number) => x) as typeof activations.relu })).toThrow(
      'a function that tfjs cannot save',
    );
    // @ts-expect-error a constructor is no layer
    expect(() => models.Sequential([layers.Dense])).toThrow('element 0 is function. Expected a layer');
  });
});

/** Inner layers have names of their own too. */
function withoutNames(config: unknown): unknown {
  return JSON.parse(JSON.stringify(config, (key, value: unknown) => (key === 'name' ? undefined : value)));
}
