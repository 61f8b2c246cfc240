import ts from 'typescript';
import {
  callbacks,
  datasets,
  layers,
  losses,
  metrics,
  models,
  optimizers,
  show,
  tf,
  tokenizers,
} from '@epochlab/nn';

type Loose = (...args: unknown[]) => unknown;

const messageOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
};

const factories = Object.entries(tf.layers as unknown as Record<string, Loose>).filter(
  ([name]) => /^[a-z]/.test(name) && name !== 'input',
);

/** The options that tfjs declares for each of its layers. */
function declared(): Map<string, string[]> {
  const file = require.resolve('@tensorflow/tfjs-layers').replace(/tf-layers.*$/, 'exports_layers.d.ts');
  const program = ts.createProgram([file], { noLib: true, types: [], skipLibCheck: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file) as ts.SourceFile;
  return new Map(
    source.statements
      .filter(ts.isFunctionDeclaration)
      .map(({ name, parameters: [args] }) => [
        name?.text ?? '',
        args
          ? checker.getPropertiesOfType(checker.getTypeAtLocation(args)).map(property => property.name)
          : [],
      ]),
  );
}

describe('options of layers', () => {
  it('every option that tfjs declares is taken', () => {
    const all = declared();
    expect(all.size).toBeGreaterThan(65);
    const refused = [...all].flatMap(([name, options]) =>
      options
        .map(option =>
          messageOf(() => (tf.layers as unknown as Record<string, Loose>)[name]?.({ [option]: 1 })),
        )
        .filter(message => message.includes('has no option')),
    );
    // tfjs declares a configuration in Python's names for this layer, and does not read them.
    expect(refused.filter(message => !message.startsWith('tf.layers.spatialDropout1d'))).toEqual([]);
  });

  it.each([
    ['dense', { units: 2 }],
    ['conv2d', { filters: 2, kernelSize: 3 }],
    ['separableConv2d', { filters: 2, kernelSize: 3 }],
    ['depthwiseConv2d', { kernelSize: 3 }],
    ['lstm', { units: 2 }],
    ['gru', { units: 2 }],
    ['simpleRNN', { units: 2 }],
    ['embedding', { inputDim: 3, outputDim: 2 }],
    ['batchNormalization', {}],
    ['layerNormalization', {}],
    ['dropout', { rate: 0.1 }],
    ['maxPooling2d', {}],
    ['maxPooling1d', {}],
    ['globalAveragePooling1d', {}],
    ['reLU', {}],
    ['softmax', {}],
    ['reshape', { targetShape: [2] }],
    ['concatenate', {}],
    ['add', {}],
    ['prelu', {}],
  ])('%s is made again of its own configuration', (name, options) => {
    const make = (tf.layers as unknown as Record<string, (options: object) => tf.layers.Layer>)[name] as (
      options: object,
    ) => tf.layers.Layer;
    const layer = make({ ...options, name: 'one', trainable: true, dtype: 'float32', inputShape: [4, 4] });
    expect(make(layer.getConfig()).name).toBe('one');
  });

  it('every layer refuses an option that no layer has', () => {
    const taken = factories
      .map(([name, make]) => [name, messageOf(() => make({ nonsense: 1 }))] as const)
      .filter(([name, message]) => !message.startsWith(`tf.layers.${name} has no option 'nonsense'.`));
    expect(taken).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a slip',
      () => (layers.Dense as Loose)(4, { activaton: 'relu' }),
      "layers.Dense has no option 'activaton'. Did you mean 'activation'?",
    ],
    [
      'a slip in tfjs',
      () => (tf.layers.dense as Loose)({ unit: 4 }),
      "tf.layers.dense has no option 'unit'. Did you mean 'units'?",
    ],
    [
      'lower case',
      () => (layers.dense as Loose)({ units: 4, usebias: false }),
      "tf.layers.dense has no option 'usebias'. Did you mean 'useBias'?",
    ],
    [
      'snake_case',
      () => (layers.Conv2D as Loose)({ filters: 4, kernel_size: 3 }),
      "has no option 'kernel_size'. Did you mean 'kernelSize'?",
    ],
    [
      'another name',
      () => (layers.LeakyReLU as Loose)({ negative_slope: 0.1 }),
      "has no option 'negative_slope'. Here it is 'alpha'.",
    ],
    [
      'an option of Keras',
      () => (layers.GlobalMaxPooling2D as Loose)({ keepdims: true }),
      "has no option 'keepdims'. Keras has it; this library does not.",
    ],
    [
      'Input',
      () => (layers.Input as Loose)([2], { dtyp: 'int32' }),
      "layers.Input has no option 'dtyp'. Did you mean 'dtype'?",
    ],
    [
      'attention',
      () => (layers.MultiHeadAttention as Loose)(2, 4, { causal: true }),
      "layers.MultiHeadAttention has no option 'causal'.",
    ],
  ])('%s is named', (_, make, message) => {
    expect(messageOf(make)).toContain(message);
  });

  it('an option that is undefined or null is as if it were not there', () => {
    expect((layers.Dense as Loose)(2, { loraRank: null, unit: undefined })).toBeInstanceOf(tf.layers.Layer);
  });
});

describe('options of everything else', () => {
  const x = [[1, 2]];
  it.each<[string, () => unknown, string]>([
    [
      'Adam',
      () => (optimizers.Adam as Loose)({ lossScaleFactor: 2 }),
      "optimizers.Adam has no option 'lossScaleFactor'. Keras has it; this library does not.",
    ],
    [
      'Adam by position',
      () => (optimizers.Adam as Loose)(0.1, { beta_1: 0.8 }),
      "has no option 'beta_1'. Did you mean 'beta1'?",
    ],
    [
      'lr',
      () => (optimizers.SGD as Loose)({ lr: 0.1 }),
      "optimizers.SGD has no option 'lr'. Here it is 'learningRate'.",
    ],
    ['RMSprop', () => (optimizers.RMSprop as Loose)({ clipNorm: 1 }), "Did you mean 'clipnorm'?"],
    ['Adagrad', () => (optimizers.Adagrad as Loose)({ gradientAccumulationSteps: 2 }), 'Keras has it'],
    ['Adadelta', () => (optimizers.Adadelta as Loose)({ rhoo: 1 }), "'rho'"],
    ['Adamax', () => (optimizers.Adamax as Loose)({ amsgrad: true }), 'Keras has it'],
    [
      'Huber',
      () => (losses.Huber as Loose)({ delt: 1 }),
      "losses.Huber has no option 'delt'. Did you mean 'delta'?",
    ],
    [
      'MeanSquaredError',
      () => (losses.MeanSquaredError as Loose)({ reduction: 'sum' }),
      "losses.MeanSquaredError has no option 'reduction'. Keras has it",
    ],
    [
      'crossentropy',
      () => (losses.SparseCategoricalCrossentropy as Loose)({ from_logits: true }),
      "Did you mean 'fromLogits'?",
    ],
    [
      'EarlyStopping',
      () => (callbacks.EarlyStopping as Loose)({ patiense: 3 }),
      "callbacks.EarlyStopping has no option 'patiense'. Did you mean 'patience'?",
    ],
    [
      'ReduceLROnPlateau',
      () => (callbacks.ReduceLROnPlateau as Loose)({ min_lr: 3, factr: 1 }),
      "Did you mean 'minLr'?",
    ],
    [
      'ModelCheckpoint',
      () => (callbacks.ModelCheckpoint as Loose)('w', { saveWeightsOnly: true }),
      'Keras has it',
    ],
    [
      'Sequential',
      () => (models.Sequential as Loose)({ layer: [] }),
      "models.Sequential has no option 'layer'. Did you mean 'layers'?",
    ],
    [
      'Model',
      () => (models.Model as Loose)({ inputs: [], output: [] }),
      "models.Model has no option 'output'. Did you mean 'outputs'?",
    ],
    [
      'trainTestSplit',
      () => (datasets.trainTestSplit as Loose)(tf.tensor(x), tf.tensor(x), { testSize: 0.5 }),
      "datasets.trainTestSplit has no option 'testSize'.",
    ],
    [
      'iris',
      () => (datasets.iris as Loose)({ standardise: false }),
      "datasets.iris has no option 'standardise'. Did you mean 'standardize'?",
    ],
    [
      'readCsv',
      () => (datasets.readCsv as Loose)('x.csv', { separator: ';' }),
      "datasets.readCsv has no option 'separator'. It takes delimiter, columns.",
    ],
    [
      'confusionMatrix',
      () => (metrics.confusionMatrix as Loose)([0], [0], { normalise: 'true' }),
      "metrics.confusionMatrix has no option 'normalise'. Did you mean 'normalize'?",
    ],
    [
      'words',
      () => (tokenizers.words as Loose)(['a'], { maxtokens: 3 }),
      "tokenizers.words has no option 'maxtokens'. Did you mean 'maxTokens'?",
    ],
    [
      'heatmap',
      () => (show.heatmap as Loose)(x, { colors: 'x' }),
      "show.heatmap has no option 'colors'. Did you mean 'colours'?",
    ],
  ])('%s', (_, make, message) => {
    expect(messageOf(make)).toContain(message);
  });

  it('compile and loadModel', async () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(
      messageOf(() =>
        (model.compile as Loose).call(model, { optimizer: 'sgd', loss: 'mse', metric: ['mae'] }),
      ),
    ).toContain("compile has no option 'metric'. Did you mean 'metrics'?");
    await expect((models.loadModel as Loose)('x', { complie: false })).rejects.toThrow(
      "Did you mean 'compile'?",
    );
  });
});
