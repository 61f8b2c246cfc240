import { layers, models, tf } from '@epochlab/nn';
import { checkGradients } from '../check-gradients';
import keras from './attention.json';

/** The numbers of python/attention_fixtures.py. */
function ramp<R extends tf.Rank>(shape: tf.ShapeMap[R], scale = 0.5): tf.Tensor<R> {
  const size = (shape as number[]).reduce((a, b) => a * b, 1);
  const values = Float32Array.from({ length: size }, (_, i) => scale * Math.sin(i + 1));
  return tf.tensor(values, shape);
}

const fill = (layer: tf.layers.Layer): void =>
  layer.setWeights(layer.getWeights().map(weight => ramp(weight.shape as [number])));

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 4));
}

/** Numbers with the padding mask that says which steps count. */
function masked(shape: [number, number, number], mask: number[][]): tf.Tensor3D {
  const x = ramp<tf.Rank.R3>(shape, 1);
  x.kerasMask = tf.tensor2d(mask, undefined, 'bool');
  return x;
}
const source = () => masked([2, 5, 6], [[1, 1, 1, 0, 0], [1, 1, 1, 1, 0]]); // prettier-ignore
const target = () => masked([2, 3, 4], [[1, 1, 0], [1, 1, 1]]); // prettier-ignore

describe('with padding masks the numbers equal those of Keras', () => {
  it('of MultiHeadAttention, whose keys and values are padded', () => {
    const layer = layers.MultiHeadAttention(2, 3, { valueDim: 5 });
    const inputs = [target(), source()];
    layer.apply(inputs);
    fill(layer);
    close((layer.apply(inputs) as tf.Tensor).dataSync(), keras.multiHeadAttention.output);
    close(layer.attentionScores(inputs).dataSync(), keras.multiHeadAttention.scores);
  });

  it.each(Object.entries(keras.encoder))('of TransformerEncoder (%s)', (name, expected) => {
    const layer = layers.TransformerEncoder(8, 2, {
      activation: 'gelu',
      normalizeFirst: name.startsWith('pre-norm'),
      useCausalMask: name.endsWith('causal'),
    });
    const x = source();
    layer.apply(x);
    fill(layer);
    close((layer.apply(x) as tf.Tensor).dataSync(), expected);
  });

  it.each(Object.entries(keras.decoder))('of TransformerDecoder (%s)', (name, expected) => {
    const layer = layers.TransformerDecoder(8, 2, {
      activation: 'tanh',
      normalizeFirst: name === 'pre-norm',
    });
    const inputs = [target(), source()];
    layer.apply(inputs);
    fill(layer);
    close((layer.apply(inputs) as tf.Tensor).dataSync(), expected);
  });
});

describe('a padding mask', () => {
  /** Words in, through layers that keep masks, to a decoder: what it says must not depend on what padding is. */
  function translator(between: (x: tf.SymbolicTensor) => tf.SymbolicTensor = x => x) {
    const source = layers.Input([5], { dtype: 'int32' });
    const target = layers.Input([3], { dtype: 'int32' });
    const embedding = layers.TokenAndPositionEmbedding(9, 5, 4, { maskZero: true });
    const encoded = layers.TransformerEncoder(8, 2).apply(embedding.apply(source));
    const decoded = layers
      .TransformerDecoder(8, 2)
      .apply([layers.Embedding(9, 4).apply(target), between(encoded)]);
    return { model: models.Model([source, target], layers.Dense(9, 'softmax').apply(decoded)), embedding };
  }
  const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, 'int32');
  const inputs = [ids([[3, 4, 5, 0, 0]]), ids([[1, 2, 3]])];

  /** The same model with another vector for token 0. */
  function movePadding(embedding: tf.layers.Layer): void {
    const [tokens, ...others] = embedding.getWeights() as [tf.Tensor2D];
    embedding.setWeights([tf.concat([tf.fill([1, 4], 7), tokens.slice([1])]), ...others]);
  }

  it.each([
    ['straight', (x: tf.SymbolicTensor) => x],
    [
      'through a dropout and a normalisation',
      (x: tf.SymbolicTensor) => layers.Dropout(0.1).apply(layers.Activation('tanh').apply(x)),
    ],
  ] as const)('reaches the decoder from the encoder, %s', (_, between) => {
    const { model, embedding } = translator(between);
    const before = (model.predict(inputs) as tf.Tensor).dataSync();
    movePadding(embedding);
    close((model.predict(inputs) as tf.Tensor).dataSync(), Array.from(before));
    close((model.apply(inputs) as tf.Tensor).dataSync(), Array.from(before));
  });

  it('reaches the decoder in training: what padding is gets no gradient', async () => {
    const { model, embedding } = translator();
    model.compile({ optimizer: tf.train.sgd(0.5), loss: 'sparseCategoricalCrossentropy' });
    const vectors = () => (embedding.getWeights()[0] as tf.Tensor2D).arraySync();
    const before = vectors();
    await model.fit(inputs, tf.tensor3d([[[2], [3], [4]]]), { epochs: 3, verbose: 0 });
    expect(vectors()[0]).toEqual(before[0]);
    expect(vectors()[3]).not.toEqual(before[3]);
  });

  it('is what attentionScores go by: no look at padding', () => {
    const { embedding } = translator();
    const encoder = layers.TransformerEncoder(8, 2);
    const embedded = embedding.apply(inputs[0] as tf.Tensor) as tf.Tensor;
    encoder.apply(embedded);
    const looks = encoder.attentionScores(embedded).slice([0, 0, 0, 3], [-1, -1, -1, 2]);
    expect(looks.max().dataSync()[0]).toBe(0);
  });

  it('leaves no tensor behind in prediction', () => {
    const { model } = translator();
    tf.dispose(model.predict(inputs));
    const before = tf.memory().numTensors;
    tf.dispose(model.predict(inputs));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('gradients equal finite differences', () => {
  it('of MultiHeadAttention with masked keys, in its weights', () => {
    const layer = layers.MultiHeadAttention(2, 3, { valueDim: 5 });
    const inputs = [target(), source()];
    layer.apply(inputs);
    fill(layer);
    checkGradients(layer, () => layer.apply(inputs) as tf.Tensor);
  });

  it('of TransformerDecoder with both masks, in its weights', () => {
    const layer = layers.TransformerDecoder(8, 2, { activation: 'tanh' });
    const inputs = [target(), source()];
    layer.apply(inputs);
    fill(layer);
    checkGradients(layer, () => layer.apply(inputs) as tf.Tensor);
  });

  const inputCases = {
    MultiHeadAttention: layers.MultiHeadAttention(2, 3),
    'MultiHeadAttention, causal': layers.MultiHeadAttention(2, 3, { useCausalMask: true }),
    PositionalEncoding: layers.PositionalEncoding(),
    TransformerEncoder: layers.TransformerEncoder(8, 2, { activation: 'gelu', normalizeFirst: true }),
  };
  it.each(Object.entries(inputCases))('of %s, in its input', (_, layer) => {
    const x = ramp<tf.Rank.R3>([1, 4, 6], 1);
    layer.apply(x);
    fill(layer as tf.layers.Layer);
    const mixing = tf.randomNormal([1, 4, 6], 0, 1, 'float32', 3);
    const objective = (x: tf.Tensor): tf.Scalar => tf.sum(tf.mul(layer.apply(x), mixing));
    const gradient = tf.grad(objective)(x).dataSync();
    const values = x.dataSync();
    const at = (i: number, shift: number): number => {
      const moved = values.map((value, j) => (i === j ? value + shift : value));
      return objective(tf.tensor(moved, [1, 4, 6])).dataSync()[0] as number;
    };
    gradient.forEach((slope, i) => expect(slope).toBeCloseTo((at(i, 1e-2) - at(i, -1e-2)) / 2e-2, 1));
  });
});
