import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers, models, tf } from '@epochlab/nn';

type Nested = number | readonly Nested[];

interface Case {
  readonly cell: 'SimpleRNN' | 'LSTM' | 'GRU';
  readonly mergeMode: 'concat' | 'sum' | 'mul' | 'ave' | null;
  readonly returnSequences: boolean;
  readonly out: Nested;
}

/** Results of Keras 3.15, by python/training_fixtures.py. */
const { bidirectional } = JSON.parse(
  readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8'),
) as { readonly bidirectional: readonly Case[] };

const wave = (shape: number[], step: number, size: number) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => size * Math.sin((i + 1) * step)),
    shape,
  );

const ids = tf.tensor2d([
  [1, 2, 3, 0, 0],
  [4, 0, 0, 0, 0],
  [1, 2, 3, 4, 1],
]);

const network = (layer: tf.layers.Layer) => {
  const model = models.Sequential([layers.Embedding(5, 3, { maskZero: true, inputLength: 5 }), layer]);
  model.setWeights(model.getWeights().map((w, i) => wave(w.shape, 0.7 + 0.1 * i, 0.5)));
  return model;
};

const close = (values: Nested): unknown =>
  typeof values === 'number' ? expect.closeTo(values, 5) : values.map(close);

describe("steps in padding are Keras's", () => {
  it.each(
    bidirectional.map(one => [one.cell, one.mergeMode ?? 'one way', one.returnSequences, one] as const),
  )('%s, %s, every step: %s', (_cell, _mode, _sequences, { cell, mergeMode, returnSequences, out }) => {
    const inner = (layers[cell] as typeof layers.SimpleRNN)(2, { returnSequences });
    const layer = mergeMode === null ? inner : layers.Bidirectional(inner, { mergeMode });
    expect((network(layer).predict(ids) as tf.Tensor).arraySync()).toEqual(close(out));
  });
});

it("tfjs's spelling repeats the step before", () => {
  const layer = tf.layers.bidirectional({
    layer: tf.layers.simpleRNN({ units: 2, returnSequences: true }) as tf.RNN,
    mergeMode: 'concat',
  });
  const [, row] = (network(layer).predict(ids) as tf.Tensor3D).arraySync();
  expect(row?.[1]?.slice(0, 2)).toEqual(row?.[0]?.slice(0, 2));
});
