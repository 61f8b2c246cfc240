import * as tf from '@tensorflow/tfjs-node';
import { regularizeActivity } from '@epochlab/train/tfjs-patches';
import { refuseUnknown } from './refuse-unknown';

const words = (text: string): string[] => text.split(' ').filter(word => word !== '');

/** Options that every layer takes. */
const OF_EVERY_LAYER = words(
  'name trainable inputShape batchInputShape dtype batchSize weights inputDType inputDim inputLength activityRegularizer',
);

/** Options that tfjs adds to the configuration of a layer that was loaded, of which a program may make another. */
const OF_CONFIGURATIONS = words('customObjects updatable');

const WEIGHTS =
  'useBias kernelInitializer biasInitializer kernelConstraint biasConstraint kernelRegularizer biasRegularizer';
const KERNEL = `activation ${WEIGHTS}`;
const WINDOW = 'kernelSize strides padding dataFormat dilationRate';
const CONVOLUTION = `filters ${WINDOW} ${KERNEL}`;
const DEPTHWISE = 'depthMultiplier depthwiseInitializer depthwiseConstraint depthwiseRegularizer';
const POINTWISE = 'pointwiseInitializer pointwiseConstraint pointwiseRegularizer';
const CELL = `activation ${WEIGHTS} recurrentInitializer recurrentRegularizer recurrentConstraint dropout recurrentDropout dropoutFunc`;
const GATES = 'recurrentActivation implementation';
const SEQUENCE = 'returnSequences returnState goBackwards stateful unroll cell';
const POOL_1D = 'poolSize strides padding';
const POOL = `${POOL_1D} dataFormat`;
const NORM = 'axis epsilon center scale betaInitializer gammaInitializer betaRegularizer gammaRegularizer';
const BLOCK = 'intermediateDim numHeads dropout activation layerNormEpsilon normalizeFirst';

const pooling = (kind: string, options: string): Record<string, string> => ({
  [`${kind}pooling1d`]: options.replace(' dataFormat', ''),
  [`${kind}pooling2d`]: options,
  [`${kind}pooling3d`]: options,
});

/** Own options of tfjs's layers and of this library's by the lower-case name of the function that makes them. */
const OWN: Readonly<Record<string, string>> = {
  ...pooling('average', POOL),
  ...pooling('avg', POOL),
  ...pooling('max', POOL),
  ...pooling('globalaverage', 'dataFormat'),
  ...pooling('globalmax', 'dataFormat'),
  activation: 'activation',
  activityregularization: 'l1 l2',
  add: '',
  alphadropout: 'rate noiseShape',
  average: '',
  avgpool1d: POOL_1D,
  avgpool2d: POOL,
  avgpool3d: POOL,
  batchnormalization: `${NORM} momentum movingMeanInitializer movingVarianceInitializer betaConstraint gammaConstraint`,
  bidirectional: 'layer mergeMode',
  capsulelength: '',
  capsulemask: '',
  capsules: 'numCapsules dimCapsule routings',
  categoryencoding: 'numTokens outputMode',
  centercrop: 'height width',
  concatenate: 'axis',
  conv1d: CONVOLUTION,
  conv2d: CONVOLUTION,
  conv2dtranspose: CONVOLUTION,
  conv3d: CONVOLUTION,
  conv3dtranspose: CONVOLUTION,
  convlstm2d: `${CONVOLUTION} ${CELL} ${GATES} unitForgetBias ${SEQUENCE}`,
  convlstm2dcell: `${CONVOLUTION} ${CELL} ${GATES} unitForgetBias`,
  cropping2d: 'cropping dataFormat',
  dense: `units ${KERNEL}`,
  depthwiseconv2d: `${WINDOW} ${KERNEL} ${DEPTHWISE}`,
  dot: 'axes normalize',
  dropout: 'rate noiseShape seed',
  elu: 'alpha',
  embedding: 'inputDim outputDim embeddingsInitializer embeddingsRegularizer embeddingsConstraint maskZero',
  flatten: 'dataFormat',
  gaussiandropout: 'rate',
  gaussiannoise: 'stddev',
  globalmaxpool1d: '',
  globalmaxpool2d: 'dataFormat',
  graphattention: 'units numHeads activation useBias concat dropout',
  graphconvolution: 'units activation useBias normalize',
  graphpooling: 'pool',
  gru: `units ${CELL} ${GATES} resetAfter ${SEQUENCE}`,
  grucell: `units ${CELL} ${GATES} resetAfter`,
  input: 'shape batchShape sparse',
  inputlayer: 'sparse',
  layernormalization: NORM,
  leakyintegrateandfire: 'beta threshold surrogate slope resetGradient returnMembrane',
  leakyrelu: 'alpha',
  lstm: `units ${CELL} ${GATES} unitForgetBias ${SEQUENCE}`,
  lstmcell: `units ${CELL} ${GATES} unitForgetBias`,
  masking: 'maskValue',
  maximum: '',
  maxpool1d: POOL_1D,
  maxpool2d: POOL,
  minimum: '',
  multiply: '',
  mixtureofexperts: 'units experts hiddenUnits activation topK loadBalancing',
  multiheadattention: 'numHeads keyDim valueDim dropout useBias useCausalMask',
  permute: 'dims',
  positionalencoding: 'maxWavelength',
  primarycapsules: 'channels dimCapsule kernelSize strides padding',
  prelu: 'alphaInitializer alphaRegularizer alphaConstraint sharedAxes',
  radialbasis: 'units centers widths',
  randomwidth: 'factor interpolation seed autoVectorize',
  relu: 'maxValue',
  repeatvector: 'n',
  rescaling: 'scale offset',
  reshape: 'targetShape',
  resizing: 'height width interpolation cropToAspectRatio',
  rnn: SEQUENCE,
  separableconv2d: `${CONVOLUTION} ${DEPTHWISE} ${POINTWISE}`,
  simplernn: `units ${CELL} ${SEQUENCE}`,
  simplernncell: `units ${CELL}`,
  softmax: 'axis',
  spatialdropout1d: 'rate noiseShape seed',
  spikecount: '',
  stackedrnncells: 'cells',
  thresholdedrelu: 'theta',
  timedistributed: 'layer',
  tokenandpositionembedding: 'vocabularySize sequenceLength embeddingDim maskZero',
  transformerdecoder: BLOCK,
  transformerencoder: `${BLOCK} useCausalMask`,
  upsampling2d: 'size dataFormat interpolation',
  zeropadding2d: 'padding dataFormat',
};

/** The options that a layer takes besides those of all layers; undefined for a layer that is not known here. */
export function layerOptions(layer: string): readonly string[] | undefined {
  const own = OWN[layer.toLowerCase()];
  return own === undefined ? undefined : words(own);
}

/** @throws TypeError for an option that the layer does not have */
export function checkLayerOptions(where: string, layer: string, options: object): void {
  const own = layerOptions(layer);
  if (own) refuseUnknown(where, options, [...own, ...OF_EVERY_LAYER], OF_CONFIGURATIONS);
}

type Factory = (options?: object, ...rest: unknown[]) => unknown;

const CHECKED = Symbol.for('epochlab.nn.checked');

function checking(name: string, stock: Factory): Factory {
  const factory: Factory = (options, ...rest) => {
    if (typeof options === 'object' && options !== null)
      checkLayerOptions(`tf.layers.${name}`, name, options);
    const made = stock(options, ...rest);
    regularizeActivity(made, options ?? {});
    return made;
  };
  return Object.defineProperty(factory, 'name', { value: name });
}

/** Lets `tf.layers.dense({ unit: 4 })` be refused. Layers that are made from a saved model's configuration do not come this way. */
export function checkOptionsOfTfjsLayers(): void {
  // tfjs's namespace is an object at run time, which types cannot assign to.
  const layers = tf.layers as unknown as Record<string, Factory> & { [CHECKED]?: true };
  if (layers[CHECKED]) return;
  Object.defineProperty(layers, CHECKED, { value: true });
  for (const [name, stock] of Object.entries(layers))
    if (/^[a-z]/.test(name) && layerOptions(name)) layers[name] = checking(name, stock);
}
