import type { io } from '@tensorflow/tfjs-core';
import { layers, models, tf } from '@epochlab/nn';
import { checkGradients } from '../check-gradients';

type Matrix = number[][];

/** softmax(Q K^T / sqrt(d)) V for one sample, written out. */
function attentionByHand(
  x: Matrix,
  weights: Map<string, tf.Tensor>,
  numHeads: number,
  causal: boolean,
): Matrix {
  const affine = (rows: Matrix, name: string, h: number): Matrix => {
    const kernel = weights.get(`${name}_kernel`)?.arraySync() as number[][][];
    const bias = weights.get(`${name}_bias`)?.arraySync() as number[][];
    const size = bias[h]?.length ?? 0;
    return rows.map(row =>
      Array.from({ length: size }, (_, j) =>
        row.reduce((s, v, i) => s + v * (kernel[i]?.[h]?.[j] ?? 0), bias[h]?.[j] ?? 0),
      ),
    );
  };
  const outKernel = weights.get('attention_output_kernel')?.arraySync() as number[][][];
  const outBias = weights.get('attention_output_bias')?.arraySync() as number[];
  const out = x.map(() => [...outBias]);
  for (let h = 0; h < numHeads; h++) {
    const [q, k, v] = ['query', 'key', 'value'].map(name => affine(x, name, h)) as [Matrix, Matrix, Matrix];
    q.forEach((query, i) => {
      const scores = k.map((key, j) =>
        causal && j > i
          ? -Infinity
          : query.reduce((s, a, d) => s + a * (key[d] ?? 0), 0) / Math.sqrt(query.length),
      );
      const exps = scores.map(s => Math.exp(s));
      const total = exps.reduce((a, b) => a + b);
      v.forEach((value, j) =>
        value.forEach((one, d) =>
          outBias.forEach((_, f) => {
            const row = out[i] as number[];
            row[f] = (row[f] ?? 0) + ((exps[j] ?? 0) / total) * one * (outKernel[h]?.[d]?.[f] ?? 0);
          }),
        ),
      );
    });
  }
  return out;
}

const named = (layer: tf.layers.Layer) =>
  new Map(layer.weights.map(w => [w.originalName.split('/').pop() ?? '', w.read()]));

/** Makes biases and norms count as well. */
function randomise(layer: tf.layers.Layer): void {
  layer.setWeights(layer.getWeights().map((w, i) => tf.randomNormal(w.shape, 0, 0.5, 'float32', i + 1)));
}

describe('layers.MultiHeadAttention', () => {
  it.each([false, true])('equals the formula of the paper (causal: %s)', causal => {
    const layer = layers.MultiHeadAttention(2, 3, { useCausalMask: causal });
    const x = tf.randomNormal([1, 4, 5], 0, 1, 'float32', 7);
    layer.apply(x);
    randomise(layer);
    const expected = attentionByHand((x.arraySync() as number[][][])[0] ?? [], named(layer), 2, causal);
    const actual = ((layer.apply(x) as tf.Tensor).arraySync() as number[][][])[0] ?? [];
    actual.flat().forEach((value, i) => expect(value).toBeCloseTo(expected.flat()[i] ?? NaN, 4));
  });

  it('has as many parameters as Keras: 4 d (h k) + 3 h k + d', () => {
    const layer = layers.MultiHeadAttention(4, 16);
    layer.apply(tf.input({ shape: [10, 64] }));
    expect(layer.countParams()).toBe(4 * 64 * 64 + 3 * 64 + 64);
  });

  it('attends to a value of other length and width', () => {
    const layer = layers.MultiHeadAttention(2, 3, { valueDim: 4 });
    const inputs = [tf.ones([2, 4, 6]), tf.ones([2, 7, 5])];
    expect((layer.apply(inputs) as tf.Tensor).shape).toEqual([2, 4, 6]);
    expect(layer.attentionScores(inputs).shape).toEqual([2, 2, 4, 7]);
  });

  it('gives attention scores whose rows add up to 1 and that never look ahead when causal', () => {
    const layer = layers.MultiHeadAttention(2, 3, { useCausalMask: true });
    const x = tf.randomNormal([1, 4, 5]);
    layer.apply(x);
    const scores = (layer.attentionScores(x).arraySync() as number[][][][])[0] ?? [];
    for (const rows of scores) {
      rows.forEach((row, i) => {
        expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        row.slice(i + 1).forEach(ahead => expect(ahead).toBe(0));
      });
    }
  });

  it('does not look at padding that an embedding masks', () => {
    const ids = tf.input({ shape: [4], dtype: 'int32' });
    const embedded = layers.Embedding(10, 6, { maskZero: true }).apply(ids);
    const model = models.Model(ids, layers.MultiHeadAttention(2, 3).apply(embedded) as tf.SymbolicTensor);
    const short = model.predict(tf.tensor2d([[3, 4, 0, 0]])) as tf.Tensor;
    model.layers[1]?.setWeights([
      tf.tidy(() => tf.concat([tf.ones([1, 6]), (model.layers[1]?.getWeights()[0] as tf.Tensor).slice([1])])),
    ]);
    const changed = model.predict(tf.tensor2d([[3, 4, 0, 0]])) as tf.Tensor;
    const rows = (t: tf.Tensor) => ((t.arraySync() as number[][][])[0] ?? []).slice(0, 2).flat();
    rows(short).forEach((v, i) => expect(rows(changed)[i]).toBeCloseTo(v, 5));
  });

  it('refuses numbers of heads that are not whole', () => {
    expect(() => layers.MultiHeadAttention(0, 3)).toThrow('numHeads must be a whole number above 0');
  });
});

describe('layers.PositionalEncoding', () => {
  it('adds sin(p / 10000^(2i/d)) and cos(p / 10000^(2i/d))', () => {
    const code =
      (
        (layers.PositionalEncoding().apply(tf.zeros([1, 3, 4])) as tf.Tensor).arraySync() as number[][][]
      )[0] ?? [];
    const expected = [0, 1, 2].map(p => [Math.sin(p), Math.cos(p), Math.sin(p / 100), Math.cos(p / 100)]);
    code.flat().forEach((v, i) => expect(v).toBeCloseTo(expected.flat()[i] ?? NaN, 6));
  });
});

describe('layers.TokenAndPositionEmbedding', () => {
  it('adds the vector of the token and of its position', () => {
    const layer = layers.TokenAndPositionEmbedding(5, 4, 3);
    const out = (
      layer.apply(tf.tensor2d([[2, 0]], undefined, 'int32')) as tf.Tensor
    ).arraySync() as number[][][];
    const [tokens, positions] = layer.getWeights().map(w => w.arraySync() as number[][]);
    [2, 0].forEach((token, p) =>
      out[0]?.[p]?.forEach((v, d) =>
        expect(v).toBeCloseTo((tokens?.[token]?.[d] ?? NaN) + (positions?.[p]?.[d] ?? NaN), 6),
      ),
    );
  });

  it('says what it takes when a sequence is too long', () => {
    const layer = layers.TokenAndPositionEmbedding(5, 2, 3);
    expect(() => layer.apply(tf.zeros([1, 3]))).toThrow('at most 2 steps, got [1, 3]');
  });
});

describe('layers.TransformerEncoder and TransformerDecoder', () => {
  it.each([false, true])('are differentiable in every weight (normalizeFirst: %s)', normalizeFirst => {
    const encoder = layers.TransformerEncoder(6, 2, { normalizeFirst, activation: 'gelu' });
    const x = tf.randomNormal([1, 3, 4], 0, 1, 'float32', 3);
    encoder.apply(x);
    randomise(encoder);
    checkGradients(encoder, () => encoder.apply(x) as tf.Tensor);
    const decoder = layers.TransformerDecoder(6, 2, { normalizeFirst, activation: 'tanh' });
    const inputs = [x, tf.randomNormal([1, 5, 2], 0, 1, 'float32', 4)];
    decoder.apply(inputs);
    randomise(decoder);
    checkGradients(decoder, () => decoder.apply(inputs) as tf.Tensor);
  });

  it('is attention and a feed-forward network, each added and normalised', () => {
    const encoder = layers.TransformerEncoder(6, 2);
    const x = tf.randomNormal([1, 3, 4], 0, 1, 'float32', 3);
    encoder.apply(x);
    randomise(encoder);
    const w = named(encoder);
    const attention = new Map(
      [...w].flatMap(([name, value]) =>
        name.startsWith('self_attention_') ? [[name.slice('self_attention_'.length), value] as const] : [],
      ),
    );
    const attended = tf.tensor(
      attentionByHand((x.arraySync() as number[][][])[0] ?? [], attention, 2, false),
    );
    const get = (name: string) => w.get(name) as tf.Tensor;
    const norm = (t: tf.Tensor, name: string) => {
      const mean = t.mean(-1, true);
      const deviation = t.sub(mean).square().mean(-1, true).add(1e-5).sqrt();
      return t
        .sub(mean)
        .div(deviation)
        .mul(get(`${name}_gamma`))
        .add(get(`${name}_beta`));
    };
    const a = norm(x.squeeze([0]).add(attended), 'self_attention_norm');
    const hidden = a
      .dot(get('feedforward_intermediate_kernel'))
      .add(get('feedforward_intermediate_bias'))
      .relu();
    const expected = norm(
      a.add(hidden.dot(get('feedforward_output_kernel')).add(get('feedforward_output_bias'))),
      'feedforward_norm',
    ).dataSync();
    (encoder.apply(x) as tf.Tensor)
      .dataSync()
      .forEach((v, i) => expect(v).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it('lets no position of a causal block see a later one', () => {
    const encoder = layers.TransformerEncoder(6, 2, { useCausalMask: true });
    const x = tf.randomNormal([1, 4, 4], 0, 1, 'float32', 5);
    const later = tf.concat([x.slice([0, 0, 0], [1, 3, 4]), tf.ones([1, 1, 4])], 1);
    const [before, after] = [x, later].map(t =>
      (encoder.apply(t) as tf.Tensor).slice([0, 0, 0], [1, 3, 4]).dataSync(),
    );
    expect(Array.from(after ?? [])).toEqual(Array.from(before ?? [NaN]));
  });

  it('saves and loads with the same predictions', async () => {
    const source = layers.Input([5, 4]);
    const target = layers.Input([3, 4]);
    const encoded = layers
      .TransformerEncoder(8, 2, { dropout: 0.1 })
      .apply(layers.PositionalEncoding().apply(source)) as tf.SymbolicTensor;
    const decoded = layers.TransformerDecoder(8, 2).apply([target, encoded]) as tf.SymbolicTensor;
    const model = models.Model([source, target], decoded);
    const inputs = [tf.randomNormal([2, 5, 4]), tf.randomNormal([2, 3, 4])];
    let saved: io.ModelArtifacts | undefined;
    await model.save(
      tf.io.withSaveHandler(
        async artifacts => (
          (saved = artifacts),
          { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }
        ),
      ),
    );
    const loaded = await models.loadModel(tf.io.fromMemory(saved as io.ModelArtifacts));
    expect((loaded.predict(inputs) as tf.Tensor).arraySync()).toEqual(
      (model.predict(inputs) as tf.Tensor).arraySync(),
    );
  });

  it('refuses features that the heads cannot share', () => {
    expect(() => layers.TransformerEncoder(8, 3).apply(layers.Input([5, 4]))).toThrow(
      '4 features cannot be shared by 3 heads',
    );
  });

  it('leaves no tensor behind', () => {
    const encoder = layers.TransformerEncoder(6, 2);
    const x = tf.ones([1, 3, 4]);
    tf.dispose(encoder.apply(x) as tf.Tensor);
    const before = tf.memory().numTensors;
    tf.dispose(encoder.apply(x) as tf.Tensor);
    expect(tf.memory().numTensors).toBe(before);
  });
});
