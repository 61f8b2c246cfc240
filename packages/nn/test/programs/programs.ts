import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callbacks, layers, losses, metrics, models, optimizers, tf } from '@epochlab/nn';

/** Results of a program: the history of its training, and the first predictions of each output. */
export interface Result {
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly predicted: readonly (readonly number[])[];
}

type Program = (eager: boolean) => Promise<Result>;
type Data = tf.Tensor | tf.Tensor[] | Record<string, tf.Tensor>;
type FitArgs = NonNullable<Parameters<tf.LayersModel['fit']>[2]>;
type CompileArgs = Parameters<tf.LayersModel['compile']>[0];

/** Numbers that both languages make alike. */
export const wave = (shape: number[], step = 0.7, size = 1): tf.Tensor =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => size * Math.sin((i + 1) * step)),
    shape,
  );

const KEPT = /moving|gamma/;

/** Gives each layer its weights, in Keras's order: tfjs's models list those first that are trained. */
function filled<M extends tf.LayersModel>(model: M): M {
  let place = 0;
  for (const layer of model.layers)
    layer.setWeights(
      layer.weights.map(weight => {
        const step = 0.7 + 0.1 * place++;
        return KEPT.test(weight.name) ? weight.read() : wave(weight.shape as number[], step, 0.5);
      }),
    );
  return model;
}

const flat = (tensor: tf.Tensor) => [...tensor.dataSync()].slice(0, 12);

function result(model: tf.LayersModel, history: object, x: tf.Tensor | tf.Tensor[]): Result {
  const predicted = [model.predict(x)].flat().map(flat);
  return { history: history as Result['history'], predicted };
}

async function train(
  model: tf.LayersModel,
  x: tf.Tensor | tf.Tensor[],
  y: Data,
  options: FitArgs = {},
): Promise<Result> {
  const fixed = { epochs: 3, batchSize: 8, shuffle: false, verbose: 0 } as const;
  const { history } = await model.fit(x, y, { ...fixed, ...options });
  return result(model, history, x);
}

const dense = (first: (inputShape: number[]) => tf.layers.Layer, rest: tf.layers.Layer[], inputShape = [4]) =>
  filled(models.Sequential([first(inputShape), ...rest]));

/** A model of one layer after the other, compiled. */
const stack =
  (stacked: (inputShape: { inputShape: number[] }) => tf.layers.Layer[], inputShape = [4]) =>
  (eager: boolean, args: CompileArgs) => {
    const model = filled(models.Sequential(stacked({ inputShape })));
    model.compile({ ...args, eager });
    return model;
  };

const above = (values: tf.Tensor, limit = 0) => tf.cast(tf.greater(values, limit), 'float32');
const [X, Y] = [wave([24, 4]), wave([24, 1], 0.9)];
const classes = (rows: number) => tf.tensor1d(Array.from({ length: rows }, (_, i) => (i * 7) % 3));
const LABELS = classes(24);
const ONE_HOT = tf.cast(tf.oneHot(tf.cast(LABELS, 'int32'), 3), 'float32');
const BITS = above(wave([24, 1], 1.1));
const IMAGES = wave([12, 8, 8, 1]);
const IDS = tf.tensor2d(
  Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: 6 }, (__, t) => (t < 3 + (i % 4) ? ((i * 5 + t * 3) % 9) + 1 : 0)),
  ),
);
const SERIES = wave([12, 6, 2]);
const [HALF, HALF_LABELS] = [wave([12, 1], 0.9), classes(12)];
const rows = (tensor: tf.Tensor, count: number) => tf.slice(tensor, 0, count);
const embedding = () => layers.Embedding(10, 4, { maskZero: true, inputLength: 6 });

const linear = stack(shape => [layers.Dense(1, shape)]);
const image = [8, 8, 1];

export const PROGRAMS: Readonly<Record<string, Program>> = {
  linear_regression: eager =>
    train(linear(eager, { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] }), X, Y, {
      validationSplit: 0.25,
    }),

  deep_regression(eager) {
    const network = stack(shape => [
      layers.Dense(8, { activation: 'relu', ...shape }),
      layers.Dense(8, { activation: 'relu' }),
      layers.Dense(1),
    ]);
    const optimizer = optimizers.Adam(0.01);
    const args = { optimizer, loss: 'mean_squared_error', metrics: ['mean_absolute_error', 'mape'] };
    return train(network(eager, args), X, Y);
  },

  huber_regression(eager) {
    const network = stack(shape => [layers.Dense(6, { activation: 'elu', ...shape }), layers.Dense(1)]);
    const [optimizer, loss] = [optimizers.RMSprop(0.01), losses.Huber({ delta: 0.5 })];
    return train(network(eager, { optimizer, loss, metrics: [metrics.RootMeanSquaredError()] }), X, Y);
  },

  log_cosh_regression(eager) {
    const network = stack(shape => [layers.Dense(6, { activation: 'swish', ...shape }), layers.Dense(1)]);
    const args = { optimizer: optimizers.Adagrad(0.1), loss: 'log_cosh', metrics: ['mse', 'R2Score'] };
    return train(network(eager, args), X, Y);
  },

  binary_classification(eager) {
    const network = stack(shape => [
      layers.Dense(8, { activation: 'tanh', ...shape }),
      layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    const args = {
      optimizer: 'adam',
      loss: 'binary_crossentropy',
      metrics: ['accuracy', 'AUC', 'Precision', 'Recall'],
    };
    return train(network(eager, args), X, BITS, { validationData: [rows(X, 8), rows(BITS, 8)] });
  },

  binary_from_logits(eager) {
    const network = stack(shape => [layers.Dense(8, { activation: 'gelu', ...shape }), layers.Dense(1)]);
    return train(
      network(eager, {
        optimizer: optimizers.Nadam(0.01),
        loss: losses.BinaryCrossentropy({ fromLogits: true }),
        metrics: [metrics.BinaryAccuracy({ threshold: 0 })],
      }),
      X,
      BITS,
    );
  },

  multi_class(eager) {
    const network = stack(shape => [
      layers.Dense(8, { activation: 'relu', ...shape }),
      layers.Dense(3, { activation: 'softmax' }),
    ]);
    const top = metrics.TopKCategoricalAccuracy({ k: 2, name: 'top2' });
    const args = { optimizer: 'adam', loss: 'categorical_crossentropy', metrics: ['accuracy', top] };
    return train(network(eager, args), X, ONE_HOT);
  },

  sparse_classes(eager) {
    const network = stack(shape => [
      layers.Dense(8, { activation: 'selu', ...shape }),
      layers.Dense(3, { activation: 'softmax' }),
    ]);
    const args = { optimizer: 'rmsprop', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] };
    return train(network(eager, args), X, LABELS, { validationSplit: 0.25 });
  },

  sparse_logits(eager) {
    const network = stack(shape => [
      layers.Dense(8, { activation: 'leaky_relu', ...shape }),
      layers.Dense(3),
    ]);
    const loss = losses.SparseCategoricalCrossentropy({ fromLogits: true });
    return train(
      network(eager, { optimizer: optimizers.Adamax(0.01), loss, metrics: ['accuracy'] }),
      X,
      LABELS,
    );
  },

  label_smoothing(eager) {
    const network = stack(shape => [layers.Dense(3, { activation: 'softmax', ...shape })]);
    return train(
      network(eager, {
        optimizer: optimizers.SGD(0.1, { momentum: 0.9, nesterov: true }),
        loss: losses.CategoricalCrossentropy({ labelSmoothing: 0.1 }),
        metrics: ['accuracy', 'categorical_crossentropy'],
      }),
      X,
      ONE_HOT,
    );
  },

  multi_label(eager) {
    const network = stack(shape => [layers.Dense(3, { activation: 'sigmoid', ...shape })]);
    return train(
      network(eager, {
        optimizer: optimizers.AdamW(0.01),
        loss: 'binary_crossentropy',
        metrics: ['accuracy', 'binary_accuracy', metrics.F1Score({ average: 'macro', threshold: 0.5 })],
      }),
      X,
      above(wave([24, 3], 1.1)),
    );
  },

  class_weights(eager) {
    const network = stack(shape => [layers.Dense(3, { activation: 'softmax', ...shape })]);
    const args = {
      optimizer: 'sgd',
      loss: 'sparse_categorical_crossentropy',
      metrics: ['accuracy'],
      weightedMetrics: ['accuracy'],
    };
    return train(network(eager, args), X, LABELS, { classWeight: { 0: 1, 1: 2, 2: 0.5 } });
  },

  sample_weights(eager) {
    const args = { optimizer: 'sgd', loss: 'mae', metrics: ['mse'], weightedMetrics: ['mse'] };
    return train(linear(eager, args), X, Y, { sampleWeight: tf.abs(wave([24], 1.3)) });
  },

  weight_regularizers(eager) {
    const network = stack(shape => [
      layers.Dense(6, {
        activation: 'relu',
        kernelRegularizer: 'l2' as 'l1l2',
        biasRegularizer: tf.regularizers.l1({ l1: 0.1 }),
        ...shape,
      }),
      layers.Dense(1, { kernelRegularizer: tf.regularizers.l1l2({ l1: 0.01, l2: 0.02 }) }),
    ]);
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), X, Y, { validationData: [X, Y] });
  },

  activity_regularizer(eager) {
    const network = stack(shape => [
      layers.Dense(6, { activation: 'relu', activityRegularizer: 'l2' as 'l1l2', ...shape }),
      layers.Dense(1),
    ]);
    const args = { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] };
    return train(network(eager, args), X, Y, { validationSplit: 0.25 });
  },

  constraints(eager) {
    const network = stack(shape => [
      layers.Dense(6, { kernelConstraint: 'nonNeg', ...shape }),
      layers.Dense(1, { kernelConstraint: tf.constraints.maxNorm({ maxValue: 0.5, axis: 0 }) }),
    ]);
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), X, Y);
  },

  batch_normalization(eager) {
    const network = stack(shape => [
      layers.Dense(6, shape),
      layers.BatchNormalization(),
      layers.Activation('relu'),
      layers.Dense(1),
    ]);
    const validationData = [rows(X, 8), rows(Y, 8)] as [tf.Tensor, tf.Tensor];
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), X, Y, { validationData });
  },

  layer_normalization(eager) {
    const network = stack(shape => [layers.Dense(6, shape), layers.LayerNormalization(), layers.Dense(1)]);
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), X, Y);
  },

  frozen_batch_normalization(eager) {
    const model = dense(
      inputShape => layers.Dense(6, { inputShape }),
      [layers.BatchNormalization(), layers.Dense(1)],
    );
    (model.layers[1] as tf.layers.Layer).trainable = false;
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, X, Y);
  },

  small_cnn(eager) {
    const network = stack(
      shape => [
        layers.Conv2D(4, 3, { activation: 'relu', ...shape }),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(3, { activation: 'softmax' }),
      ],
      image,
    );
    const loss = 'sparse_categorical_crossentropy';
    const args = { optimizer: optimizers.Adam(0.01), loss, metrics: ['accuracy'] };
    return train(network(eager, args), IMAGES, HALF_LABELS);
  },

  cnn_with_resizing(eager) {
    const network = stack(
      shape => [
        layers.Rescaling(0.5, { offset: 0.1, ...shape }),
        layers.Resizing(6, 6),
        layers.Conv2D(3, 3, { padding: 'same', strides: 2 }),
        layers.UpSampling2D(2, { interpolation: 'bilinear' }),
        layers.GlobalAveragePooling2D(),
        layers.Dense(1),
      ],
      image,
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), IMAGES, HALF);
  },

  separable_cnn(eager) {
    const network = stack(
      shape => [
        layers.SeparableConv2D(3, 3, { padding: 'same', activation: 'relu', ...shape }),
        layers.DepthwiseConv2D(3),
        layers.AveragePooling2D(2),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1),
      ],
      image,
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), IMAGES, HALF);
  },

  autoencoder(eager) {
    const network = stack(
      shape => [
        layers.Conv2D(2, 3, { strides: 2, padding: 'same', activation: 'relu', ...shape }),
        layers.Conv2DTranspose(1, 3, { strides: 2, padding: 'same', activation: 'sigmoid' }),
      ],
      image,
    );
    const args = { optimizer: optimizers.Adam(0.01), loss: 'binary_crossentropy' };
    return train(network(eager, args), IMAGES, above(IMAGES));
  },

  dilated_conv1d(eager) {
    const network = stack(
      shape => [
        layers.Conv1D(3, 2, { dilationRate: 2, padding: 'same', activation: 'relu', ...shape }),
        layers.GlobalMaxPooling1D(),
        layers.Dense(1),
      ],
      [6, 2],
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), SERIES, HALF);
  },

  text_with_masks(eager) {
    const network = stack(() => [embedding(), layers.LSTM(3), layers.Dense(3, { activation: 'softmax' })]);
    const loss = 'sparse_categorical_crossentropy';
    const args = { optimizer: optimizers.SGD(0.5), loss, metrics: ['accuracy'] };
    return train(network(eager, args), IDS, HALF_LABELS);
  },

  text_in_both_directions(eager) {
    const network = stack(() => [
      embedding(),
      layers.Bidirectional(layers.GRU(3, { returnSequences: true })),
      layers.Bidirectional(layers.LSTM(2)),
      layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    const args = { optimizer: optimizers.SGD(0.5), loss: 'binary_crossentropy', metrics: ['accuracy'] };
    return train(network(eager, args), IDS, above(HALF));
  },

  text_pooled(eager) {
    const network = stack(() => [
      embedding(),
      layers.GlobalAveragePooling1D(),
      layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    const args = { optimizer: optimizers.SGD(0.5), loss: 'binary_crossentropy', metrics: ['accuracy'] };
    return train(network(eager, args), IDS, above(HALF));
  },

  tagger(eager) {
    const network = stack(() => [
      embedding(),
      layers.Bidirectional(layers.SimpleRNN(3, { returnSequences: true })),
      layers.TimeDistributed(layers.Dense(3, { activation: 'softmax' })),
    ]);
    const loss = 'sparse_categorical_crossentropy';
    const args = { optimizer: optimizers.SGD(0.5), loss, metrics: ['accuracy'] };
    return train(network(eager, args), IDS, tf.mod(IDS, 3));
  },

  stacked_lstm(eager) {
    const network = stack(
      shape => [layers.LSTM(3, { returnSequences: true, ...shape }), layers.LSTM(2), layers.Dense(1)],
      [6, 2],
    );
    const args = { optimizer: 'rmsprop', loss: 'mse', metrics: ['mae'] };
    return train(network(eager, args), SERIES, HALF, { validationSplit: 0.25 });
  },

  gru_backwards(eager) {
    const network = stack(
      shape => [
        layers.GRU(3, { goBackwards: true, recurrentRegularizer: 'l2' as 'l1l2', ...shape }),
        layers.Dense(1),
      ],
      [6, 2],
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), SERIES, HALF);
  },

  sequence_to_sequence(eager) {
    const network = stack(
      shape => [
        layers.LSTM(3, shape),
        layers.RepeatVector(4),
        layers.LSTM(3, { returnSequences: true }),
        layers.TimeDistributed(layers.Dense(2)),
      ],
      [6, 2],
    );
    const args = { optimizer: optimizers.Adam(0.01), loss: 'mse' };
    return train(network(eager, args), SERIES, wave([12, 4, 2], 0.4));
  },

  two_inputs(eager) {
    const [a, b] = [layers.Input([4]), layers.Input([3])];
    const sides = [layers.Dense(3, { activation: 'relu' }).apply(a), layers.Dense(2).apply(b)];
    const joined = layers.Concatenate().apply(sides);
    const model = filled(models.Model({ inputs: [a, b], outputs: layers.Dense(1).apply(joined) }));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, [X, wave([24, 3])], Y);
  },

  two_outputs(eager) {
    const inputs = layers.Input([4]);
    const shared = layers.Dense(5, { activation: 'relu' }).apply(inputs);
    const price = layers.Dense(1, { name: 'price' }).apply(shared);
    const kind = layers.Dense(3, { activation: 'softmax', name: 'kind' }).apply(shared);
    const model = filled(models.Model({ inputs, outputs: [price, kind] }));
    model.compile({
      optimizer: optimizers.Adam(0.01),
      loss: { price: 'mse', kind: 'sparse_categorical_crossentropy' },
      lossWeights: { price: 0.5, kind: 2 },
      metrics: { price: ['mae'], kind: ['accuracy'] },
      eager,
    });
    return train(model, X, { price: Y, kind: LABELS });
  },

  two_outputs_by_lists(eager) {
    const inputs = layers.Input([4]);
    const outputs = ['a', 'b'].map(name => layers.Dense(1, { name }).apply(inputs) as tf.SymbolicTensor);
    const model = filled(models.Model({ inputs, outputs }));
    const metrics = [['mae'], ['mse', 'mae']];
    model.compile({ optimizer: 'sgd', loss: ['mse', 'mae'], lossWeights: [1, 0.1], metrics, eager });
    return train(model, X, [Y, tf.neg(Y)]);
  },

  residual(eager) {
    const inputs = layers.Input([4]);
    const first = layers.Dense(4, { activation: 'relu' }).apply(inputs);
    const sum = layers.Add().apply([first, inputs]);
    const gated = layers.Multiply().apply([sum, layers.Dense(4, { activation: 'sigmoid' }).apply(inputs)]);
    const model = filled(models.Model({ inputs, outputs: layers.Dense(1).apply(gated) }));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, X, Y);
  },

  siamese(eager) {
    const base = models.Sequential([layers.Dense(3, { activation: 'tanh', inputShape: [4] })]);
    const [a, b] = [layers.Input([4]), layers.Input([4])];
    const both = [base.apply(a), base.apply(b)] as tf.SymbolicTensor[];
    const outputs = layers.Dot({ axes: 1, normalize: true }).apply(both);
    const model = filled(models.Model({ inputs: [a, b], outputs }));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, [X, tf.reverse(X, 0)], Y);
  },

  siamese_regularized(eager) {
    const layer = layers.Dense(3, { activation: 'tanh', kernelRegularizer: 'l2' as 'l1l2' });
    const [a, b] = [layers.Input([4]), layers.Input([4])];
    const joined = layers.Multiply().apply([layer.apply(a), layer.apply(b)]);
    const model = filled(models.Model({ inputs: [a, b], outputs: layers.Dense(1).apply(joined) }));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, [X, tf.reverse(X, 0)], Y);
  },

  attention(eager) {
    const inputs = layers.Input([6, 4]);
    const seen = layers.MultiHeadAttention(2, 3).apply([inputs, inputs]);
    const sum = layers.Add().apply([seen, inputs]);
    const normal = layers.LayerNormalization({ epsilon: 1e-6 }).apply(sum);
    const outputs = layers.Dense(1).apply(layers.GlobalAveragePooling1D().apply(normal));
    const model = filled(models.Model({ inputs, outputs }));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    return train(model, wave([12, 6, 4]), HALF);
  },

  custom_loss(eager) {
    const loss = (t: tf.Tensor, p: tf.Tensor) =>
      tf.mean(tf.mul(tf.square(tf.sub(t, p)), tf.exp(tf.neg(t))), -1);
    return train(linear(eager, { optimizer: 'sgd', loss }), X, Y);
  },

  custom_metric(eager) {
    const largest_error = (t: tf.Tensor, p: tf.Tensor) => tf.max(tf.abs(tf.sub(t, p)), -1);
    const network = stack(shape => [layers.Dense(2, shape)]);
    const args = { optimizer: 'sgd', loss: 'mse', metrics: [largest_error] };
    return train(network(eager, args), X, wave([24, 2], 0.9));
  },

  early_stopping(eager) {
    const model = linear(eager, { optimizer: optimizers.SGD(0.9), loss: 'mse' });
    const stop = callbacks.EarlyStopping({ patience: 2, restoreBestWeights: true });
    return train(model, X, Y, { epochs: 12, validationSplit: 0.25, callbacks: stop });
  },

  reduce_on_plateau(eager) {
    const model = linear(eager, { optimizer: optimizers.SGD(0.8), loss: 'mse' });
    const reduce = callbacks.ReduceLROnPlateau({ patience: 1, factor: 0.5 });
    return train(model, X, Y, { epochs: 8, validationSplit: 0.25, callbacks: reduce });
  },

  rate_schedule(eager) {
    const model = linear(eager, { optimizer: optimizers.Adam(0.1), loss: 'mse' });
    const schedule = callbacks.LearningRateScheduler((epoch, rate) => (epoch ? rate * 0.5 : rate));
    return train(model, X, Y, { callbacks: schedule });
  },

  async rate_by_hand(eager) {
    const model = linear(eager, { optimizer: optimizers.SGD(0.1), loss: 'mse' });
    const first = await train(model, X, Y);
    optimizers.setLearningRate(model.optimizer, 0.01);
    return twice(first, await train(model, X, Y));
  },

  validated_now_and_then: eager =>
    train(linear(eager, { optimizer: 'sgd', loss: 'mse' }), X, Y, {
      epochs: 4,
      validationSplit: 0.25,
      validationFreq: 2,
    }),

  steps_per_epoch(eager) {
    const model = linear(eager, { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] });
    return train(model, X, Y, { batchSize: 6, stepsPerEpoch: 2, validationData: [X, Y], validationSteps: 1 });
  },

  async dataset(eager) {
    const network = stack(shape => [layers.Dense(1, { activation: 'sigmoid', ...shape })]);
    const model = network(eager, { optimizer: 'sgd', loss: 'binary_crossentropy', metrics: ['accuracy'] });
    const data = pairs(X, BITS).batch(7) as tf.data.Dataset<tf.TensorContainer>;
    const { history } = await model.fitDataset(data, { epochs: 3, validationData: data.take(2), verbose: 0 });
    return result(model, history, X);
  },

  async dataset_repeated(eager) {
    const model = linear(eager, { optimizer: 'sgd', loss: 'mse' });
    const data = pairs(X, Y)
      .map(({ xs, ys }) => ({ xs: tf.mul(xs as tf.Tensor, 2), ys: ys as tf.Tensor }))
      .batch(6)
      .repeat() as tf.data.Dataset<tf.TensorContainer>;
    const { history } = await model.fitDataset(data, { epochs: 2, batchesPerEpoch: 3, verbose: 0 });
    return result(model, history, X);
  },

  async train_on_batch(eager) {
    const model = linear(eager, { optimizer: 'adam', loss: 'mse' });
    const each: number[] = [];
    for (const i of [0, 8, 16])
      each.push((await model.trainOnBatch(tf.slice(X, i, 8), tf.slice(Y, i, 8))) as number);
    return result(model, { each }, X);
  },

  async saved_and_loaded(eager) {
    const network = stack(shape => [layers.Dense(5, { activation: 'relu', ...shape }), layers.Dense(1)]);
    const model = network(eager, { optimizer: optimizers.Adam(0.05), loss: 'mse' });
    const first = await train(model, X, Y);
    const folder = mkdtempSync(join(tmpdir(), 'epochlab-programs-'));
    try {
      await model.save(`file://${folder}`, { includeOptimizer: true });
      return twice(first, await train(await models.loadModel(`file://${folder}`), X, Y));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },

  async fine_tuning(eager) {
    const base = models.Sequential([
      layers.Dense(5, { activation: 'relu', inputShape: [4] }),
      layers.Dense(3, { activation: 'relu' }),
    ]);
    base.trainable = false;
    const model = filled(models.Sequential([base, layers.Dense(1)]));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    const first = await train(model, X, Y);
    base.trainable = true;
    model.compile({ optimizer: optimizers.SGD(0.001), loss: 'mse', eager });
    return twice(first, await train(model, X, Y));
  },

  clipped(eager) {
    const network = stack(shape => [layers.Dense(6, { activation: 'relu', ...shape }), layers.Dense(1)]);
    const optimizer = optimizers.SGD(1, { globalClipnorm: 0.1 });
    return train(network(eager, { optimizer, loss: 'mse' }), X, tf.mul(Y, 10));
  },

  running_mean_of_weights(eager) {
    const optimizer = optimizers.SGD(0.2, { useEma: true, emaMomentum: 0.9 });
    return train(linear(eager, { optimizer, loss: 'mse' }), X, Y, { validationData: [X, Y] });
  },

  hinge(eager) {
    const network = stack(shape => [layers.Dense(1, { activation: 'tanh', ...shape })]);
    const args = { optimizer: 'sgd', loss: 'hinge', metrics: ['squared_hinge'] };
    return train(network(eager, args), X, tf.sub(tf.mul(BITS, 2), 1));
  },

  kl_divergence(eager) {
    const network = stack(shape => [layers.Dense(3, { activation: 'softmax', ...shape })]);
    const parts = tf.abs(wave([24, 3], 0.3));
    const args = { optimizer: 'sgd', loss: 'kl_divergence', metrics: ['cosine_similarity'] };
    return train(network(eager, args), X, tf.div(parts, tf.sum(parts, -1, true)));
  },

  poisson(eager) {
    const network = stack(shape => [layers.Dense(1, { activation: 'softplus', ...shape })]);
    return train(network(eager, { optimizer: 'sgd', loss: 'poisson' }), X, tf.round(tf.add(2, tf.mul(2, Y))));
  },

  msle(eager) {
    const network = stack(shape => [layers.Dense(1, { activation: 'relu', ...shape })]);
    return train(network(eager, { optimizer: 'sgd', loss: 'msle', metrics: ['mse'] }), X, tf.add(1, Y));
  },

  cosine(eager) {
    const network = stack(shape => [layers.Dense(3, shape)]);
    return train(network(eager, { optimizer: 'sgd', loss: 'cosine_similarity' }), X, wave([24, 3], 0.9));
  },

  prelu_and_pooling(eager) {
    const network = stack(
      shape => [
        layers.Conv1D(3, 2, { padding: 'causal', ...shape }),
        layers.PReLU(),
        layers.MaxPooling1D(2),
        layers.Flatten(),
        layers.ELU(),
        layers.Dense(1),
      ],
      [6, 2],
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), SERIES, HALF);
  },

  permuted_and_reshaped(eager) {
    const network = stack(
      shape => [layers.Permute([2, 1], shape), layers.Reshape([3, 4]), layers.Flatten(), layers.Dense(1)],
      [6, 2],
    );
    return train(network(eager, { optimizer: 'sgd', loss: 'mse' }), SERIES, HALF);
  },
};

/** The history of a training, and the losses of another one after it. */
const twice = ({ history }: Result, second: Result): Result => ({
  history: { ...history, again: second.history['loss'] ?? [] },
  predicted: second.predicted,
});

/** Rows as a dataset. */
const pairs = (x: tf.Tensor, y: tf.Tensor) =>
  tf.data.zip({
    xs: tf.data.array(x.arraySync() as number[][]),
    ys: tf.data.array(y.arraySync() as number[][]),
  }) as tf.data.Dataset<Record<string, tf.TensorContainer>>;
