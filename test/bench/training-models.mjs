/** The models of the training bench, as plain tfjs code; `training_keras.py` has the same ones in Keras. */

const classes = (tf, rows, count) => tf.randomUniform([rows, 1], 0, count, 'int32').toFloat();

const compiled = (model, loss, metrics = []) => {
  model.compile({ optimizer: 'adam', loss, metrics });
  return model;
};

/** One head of self-attention and a feed-forward part, with residuals and normalisation, from layers of tfjs. */
function encoder(tf, length, width) {
  const l = tf.layers;
  const input = tf.input({ shape: [length, width] });
  const project = () => l.timeDistributed({ layer: l.dense({ units: width }) }).apply(input);
  const scores = l.softmax().apply(l.dot({ axes: [2, 2] }).apply([project(), project()]));
  const attended = l.dot({ axes: [2, 1] }).apply([scores, project()]);
  const normed = l.layerNormalization().apply(l.add().apply([input, attended]));
  const inner = l.timeDistributed({ layer: l.dense({ units: 2 * width, activation: 'relu' }) }).apply(normed);
  const outer = l.timeDistributed({ layer: l.dense({ units: width }) }).apply(inner);
  const output = l.layerNormalization().apply(l.add().apply([normed, outer]));
  const pooled = l.globalAveragePooling1d().apply(output);
  return tf.model({ inputs: input, outputs: l.dense({ units: 2, activation: 'softmax' }).apply(pooled) });
}

export const MODELS = {
  'dense 10-64-32-1': tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 64, activation: 'relu', inputShape: [10] }),
          tf.layers.dense({ units: 32, activation: 'relu' }),
          tf.layers.dense({ units: 1, activation: 'sigmoid' }),
        ],
      }),
      'binaryCrossentropy',
      ['accuracy'],
    ),
    x: tf.randomUniform([1000, 10]),
    y: classes(tf, 1000, 2),
    fit: { epochs: 10, batchSize: 32, validationSplit: 0.2 },
    steps: 250,
  }),
  'dense 784-64-10': tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }),
          tf.layers.dense({ units: 10, activation: 'softmax' }),
        ],
      }),
      'sparseCategoricalCrossentropy',
      ['accuracy'],
    ),
    x: tf.randomUniform([6000, 784]),
    y: classes(tf, 6000, 10),
    fit: { epochs: 2, batchSize: 32 },
    steps: 376,
  }),
  'CNN 28x28': tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 10, activation: 'softmax' }),
        ],
      }),
      'sparseCategoricalCrossentropy',
      ['accuracy'],
    ),
    x: tf.randomUniform([3000, 28, 28, 1]),
    y: classes(tf, 3000, 10),
    fit: { epochs: 1, batchSize: 64 },
    steps: 47,
  }),
  'LSTM 64': tf => ({
    model: compiled(
      tf.sequential({
        layers: [tf.layers.lstm({ units: 64, inputShape: [50, 8] }), tf.layers.dense({ units: 1 })],
      }),
      'meanSquaredError',
    ),
    x: tf.randomUniform([512, 50, 8]),
    y: tf.randomUniform([512, 1]),
    fit: { epochs: 1, batchSize: 32 },
    steps: 16,
  }),
  'GRU 64': tf => ({
    model: compiled(
      tf.sequential({
        layers: [tf.layers.gru({ units: 64, inputShape: [50, 8] }), tf.layers.dense({ units: 1 })],
      }),
      'meanSquaredError',
    ),
    x: tf.randomUniform([512, 50, 8]),
    y: tf.randomUniform([512, 1]),
    fit: { epochs: 1, batchSize: 32 },
    steps: 16,
  }),
  'batch norm + dropout': tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 128, inputShape: [64] }),
          tf.layers.batchNormalization(),
          tf.layers.activation({ activation: 'relu' }),
          tf.layers.dropout({ rate: 0.3 }),
          tf.layers.dense({ units: 64, activation: 'relu' }),
          tf.layers.batchNormalization(),
          tf.layers.dropout({ rate: 0.3 }),
          tf.layers.dense({ units: 10, activation: 'softmax' }),
        ],
      }),
      'sparseCategoricalCrossentropy',
      ['accuracy'],
    ),
    x: tf.randomUniform([2000, 64]),
    y: classes(tf, 2000, 10),
    fit: { epochs: 3, batchSize: 32 },
    steps: 189,
  }),
  'two inputs': tf => {
    const [a, b] = [tf.input({ shape: [16] }), tf.input({ shape: [8] })];
    const dense = (units, x) => tf.layers.dense({ units, activation: 'relu' }).apply(x);
    const merged = tf.layers.concatenate().apply([dense(32, a), dense(32, b)]);
    const model = tf.model({
      inputs: [a, b],
      outputs: tf.layers.dense({ units: 1 }).apply(dense(32, merged)),
    });
    return {
      model: compiled(model, 'meanSquaredError'),
      x: [tf.randomUniform([2000, 16]), tf.randomUniform([2000, 8])],
      y: tf.randomUniform([2000, 1]),
      fit: { epochs: 3, batchSize: 32 },
      steps: 189,
    };
  },
  'embedding + LSTM': tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.embedding({ inputDim: 1000, outputDim: 32, inputLength: 40 }),
          tf.layers.lstm({ units: 32 }),
          tf.layers.dense({ units: 1, activation: 'sigmoid' }),
        ],
      }),
      'binaryCrossentropy',
      ['accuracy'],
    ),
    x: tf.randomUniform([512, 40], 0, 1000, 'int32').toFloat(),
    y: classes(tf, 512, 2),
    fit: { epochs: 1, batchSize: 32 },
    steps: 16,
  }),
  'Transformer encoder': tf => ({
    model: compiled(encoder(tf, 20, 32), 'sparseCategoricalCrossentropy', ['accuracy']),
    x: tf.randomUniform([1000, 20, 32]),
    y: classes(tf, 1000, 2),
    fit: { epochs: 2, batchSize: 32 },
    steps: 64,
  }),
  autoencoder: tf => ({
    model: compiled(
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 128, activation: 'relu', inputShape: [784] }),
          tf.layers.dense({ units: 32, activation: 'relu' }),
          tf.layers.dense({ units: 128, activation: 'relu' }),
          tf.layers.dense({ units: 784, activation: 'sigmoid' }),
        ],
      }),
      'meanSquaredError',
    ),
    x: tf.randomUniform([3000, 784]),
    y: tf.randomUniform([3000, 784]),
    fit: { epochs: 1, batchSize: 64 },
    steps: 47,
  }),
};
