import type { io } from '@tensorflow/tfjs-core';
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

describe('a class that extends', () => {
  class Classifier extends models.Model {
    constructor(readonly classes: number) {
      const input = layers.Input([2]);
      super({ inputs: input, outputs: layers.Dense(classes).apply(input) as tf.SymbolicTensor, name: 'own' });
    }
    classOf(x: tf.Tensor): number[] {
      return tf.argMax(this.predict(x) as tf.Tensor, -1).arraySync() as number[];
    }
  }
  class Stack extends models.Sequential {
    describe() {
      return `${this.layers.length} layers`;
    }
  }

  it('models.Model has its own methods, fields and type, and trains, saves and loads as any', async () => {
    const model = new Classifier(3);
    expect([model instanceof Classifier, model instanceof tf.LayersModel, model.classes]).toEqual([
      true,
      true,
      3,
    ]);
    model.compile({ optimizer: tf.train.adam(0.1), loss: 'mse' });
    await model.fit(tf.ones([8, 2]), tf.tensor2d(Array(8).fill([0, 1, 0])), { epochs: 60, verbose: 0 });
    expect(model.classOf(tf.ones([1, 2]))).toEqual([1]);
    let saved: io.ModelArtifacts | undefined;
    await model.save(
      tf.io.withSaveHandler(async artifacts => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved as io.ModelArtifacts));
    const x = tf.ones([1, 2]);
    expect((loaded.predict(x) as tf.Tensor).arraySync()).toEqual((model.predict(x) as tf.Tensor).arraySync());
  });

  it('models.Sequential too', () => {
    const model = new Stack([layers.Dense(1, { inputShape: [2], kernelInitializer: 'ones' }), layers.ReLU()]);
    expect([model.describe(), model instanceof Stack, model instanceof tf.Sequential]).toEqual([
      '2 layers',
      true,
      true,
    ]);
    expect(model.predict([[1, 2]]).arraySync()).toEqual([[3]]);
  });

  it("what they construct without a class is tfjs's own", () => {
    const input = layers.Input([2]);
    const output = layers.Dense(1).apply(input) as tf.SymbolicTensor;
    for (const model of [models.Model(input, output), new models.Model(input, output)])
      expect([model.constructor, model instanceof models.Model]).toEqual([tf.LayersModel, true]);
    expect(models.Sequential([layers.Dense(1, { inputShape: [1] })]).constructor).toBe(tf.Sequential);
  });

  it('a model without a graph, or with a call() that only apply would use, is refused with what to do', () => {
    class Empty extends models.Model {}
    expect(() => new Empty({} as never)).toThrow('A model needs a graph from inputs to outputs');
    class Called extends models.Model {
      override call(inputs: tf.Tensor | tf.Tensor[]) {
        return [inputs].flat();
      }
    }
    const input = layers.Input([2]);
    const output = layers.Dense(1).apply(input) as tf.SymbolicTensor;
    expect(() => new Called(input, output)).toThrow(/Called overrides call\(\).*extends tf\.layers\.Layer/);
    class Stock extends tf.LayersModel {
      override call(inputs: tf.Tensor | tf.Tensor[]) {
        return [inputs].flat();
      }
    }
    const model = new Stock({ inputs: input, outputs: output });
    expect(() => model.predict(tf.ones([1, 2]))).toThrow(/Stock overrides call\(\)/);
  });

  it("tfjs's own classes say so as well", () => {
    class Held extends tf.LayersModel {
      readonly hidden = tf.layers.dense({ units: 1 });
      constructor() {
        super({} as never);
      }
    }
    expect(() => new Held()).toThrow(
      'Held needs a graph from inputs to outputs, which a class hands to super',
    );
    class Called extends tf.Sequential {
      override call(inputs: tf.Tensor | tf.Tensor[]) {
        return [inputs].flat();
      }
    }
    const model = new Called({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
    expect(() => model.predict(tf.ones([1, 2]))).toThrow(/Called overrides call\(\)/);
    expect(() => model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })).toThrow(
      /Called overrides call/,
    );
  });
});
