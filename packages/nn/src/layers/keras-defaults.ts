const GLOROT = { kernelInitializer: 'glorotUniform' } as const;
const GATED = { ...GLOROT, recurrentActivation: 'sigmoid' } as const;

/**
 * What Keras takes for options that are not given, where tfjs takes something else. The functions with Keras's names have Keras's
 * defaults; `tf.layers.lstm` and the like keep tfjs's.
 *
 * Source: `get_config()` of each layer in Keras 3.15 (`test/fixtures/layer-defaults.json`).
 */
export const kerasDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Conv1D: GLOROT,
  Conv2D: GLOROT,
  Conv2DTranspose: GLOROT,
  Conv3D: GLOROT,
  Conv3DTranspose: GLOROT,
  ConvLSTM2D: { ...GATED, unitForgetBias: true },
  ConvLSTM2DCell: { ...GATED, unitForgetBias: true },
  Cropping2D: { cropping: 0 },
  Dense: GLOROT,
  DepthwiseConv2D: { depthwiseInitializer: 'glorotUniform' },
  GRU: { ...GATED, resetAfter: true },
  GRUCell: { ...GATED, resetAfter: true },
  LSTM: { ...GATED, unitForgetBias: true },
  LSTMCell: { ...GATED, unitForgetBias: true },
  SimpleRNN: GLOROT,
  SimpleRNNCell: GLOROT,
};
