import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activations, layers, models, tf } from '@epochlab/nn';

describe('models', () => {
  it('Sequential is the same with and without new, from layers or from an object', () => {
    const build = () => [layers.Dense(2, { inputShape: [3] }), layers.Dense(1)];
    const made = [
      models.Sequential(build()),
      new models.Sequential(build()),
      models.Sequential({ layers: build() }),
      models.sequential({ layers: build() }),
    ];
    for (const model of made) {
      expect(model).toBeInstanceOf(tf.Sequential);
      expect(model.countParams()).toBe(11);
    }
    expect(new models.Sequential().layers).toEqual([]);
    expect(models.Sequential(build(), { name: 'mine' }).name).toBe('mine');
  });

  it('Model joins inputs and outputs, by position or by name', () => {
    const [a, b] = [layers.Input([2]), layers.Input([2])];
    const sum = layers.Add().apply([a, b]) as tf.SymbolicTensor;
    for (const model of [
      models.Model([a, b], sum, { name: 'm' }),
      new models.Model({ inputs: [a, b], outputs: sum, name: 'm' }),
    ]) {
      expect(model.name).toBe('m');
      expect((model.predict([[[1, 2]], [[3, 4]]]) as tf.Tensor).arraySync()).toEqual([[4, 6]]);
    }
  });

  it('a saved model loads from its folder with the same predictions, own activations included', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'model-')), 'net');
    const model = models.Sequential([
      layers.Dense(4, { inputShape: [3], activation: activations.leakyRelu }),
      layers.Dense(2, 'softmax'),
    ]);
    await models.saveModel(model, folder);
    const x = tf.randomNormal([5, 3]);
    const loaded = await models.loadModel(folder);
    expect((loaded.predict(x) as tf.Tensor).arraySync()).toEqual(model.predict(x).arraySync());
  });
});

describe('data for a model', () => {
  const twoInputs = () => {
    const [a, b] = [layers.Input({ shape: [1], name: 'a' }), layers.Input({ shape: [2], name: 'b' })];
    const output = layers
      .Dense(1, { name: 'out', kernelInitializer: 'ones' })
      .apply(layers.Concatenate().apply([a, b]));
    const model = models.Model([a, b], output as tf.SymbolicTensor);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    return model;
  };

  it('may be tensors, nested arrays or typed arrays, in a list or by name', async () => {
    const model = twoInputs();
    const y = [6, 15];
    const b = [
      [2, 3],
      [5, 6],
    ];
    const loss = (x: Parameters<typeof model.evaluate>[0]) =>
      (model.evaluate(x as tf.Tensor[], y as unknown as tf.Tensor) as tf.Scalar).dataSync()[0];
    expect(loss([tf.tensor2d([[1], [4]]), tf.tensor2d(b)])).toBe(0);
    expect(loss([[[1], [4]], b] as unknown as tf.Tensor[])).toBe(0);
    expect(loss([Float32Array.of(1, 4), b] as unknown as tf.Tensor[])).toBe(0);
    const { history } = await model.fit(
      { a: [[1], [4]], b: tf.tensor2d(b, undefined, 'int32') },
      { out: y },
      { epochs: 1, verbose: 0 },
    );
    expect(history['loss']).toEqual([0]);
  });

  it('by name serves every method, in any order', async () => {
    const model = twoInputs();
    const [a, b] = [
      tf.tensor2d([[1], [4]]),
      tf.tensor2d([
        [2, 3],
        [5, 6],
      ]),
    ];
    const values = (predicted: tf.Tensor | tf.Tensor[]) => ([predicted].flat()[0] as tf.Tensor).arraySync();
    const expected = [[6], [15]];
    expect(values(model.predict([a, b]))).toEqual(expected);
    expect(values(model.predict({ b, a }))).toEqual(expected);
    expect(
      values(
        model.predict({
          a: [[1], [4]],
          b: [
            [2, 3],
            [5, 6],
          ],
        }),
      ),
    ).toEqual(expected);
    expect(values(model.predictOnBatch({ b, a }))).toEqual(expected);
    expect(await model.trainOnBatch({ b, a }, { out: [6, 15] })).toBe(0);
    expect((model.evaluate({ b, a }, [6, 15]) as tf.Scalar).dataSync()[0]).toBe(0);
    const rows = tf.data.zip({
      xs: tf.data.zip({ b: tf.data.array([[2, 3]]), a: tf.data.array([[1]]) }),
      ys: tf.data.array([[6]]),
    });
    const { history } = await model.fitDataset(rows.batch(1), { epochs: 1, verbose: 0 });
    expect(history['loss']).toEqual([0]);
  });

  it('says which name lacks, leaves out an input that there is not, as Keras does, and refuses such a target', async () => {
    const model = twoInputs();
    const [a, b] = [tf.ones([2, 1]), tf.ones([2, 2])];
    const lacks = /input "b" was given nothing; got "a", "bb".*by name: "a" \[batch, 1\], "b" \[batch, 2\]/;
    expect(() => model.predict({ a, bb: b })).toThrow(lacks);
    expect(() => model.predictOnBatch({ a, bb: b })).toThrow(lacks);
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await model.fit({ a, more: b, b }, [3, 3], { epochs: 1, verbose: 0 });
    model.predict({ a, more: b, b });
    expect(warn.mock.calls).toEqual([
      ['The model has no input "more", which is left out. Its inputs are "a", "b".'],
    ]);
    warn.mockRestore();
    await expect(model.fit([a, b], { out: [3, 3], ut: [3, 3] }, { epochs: 1, verbose: 0 })).rejects.toThrow(
      'The model has no output "ut". Did you mean \'out\'? Its outputs are "out".',
    );
  });

  it('trains on one batch of arrays', async () => {
    const model = twoInputs();
    expect(await model.trainOnBatch([[[1]], [[2, 3]]], [6])).toBe(0);
  });
});
