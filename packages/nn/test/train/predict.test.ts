/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import { TransformerEncoder } from '../../src/layers/transformer-encoder';
import { installCompiledTraining } from '../../../train/src';

beforeAll(() => installCompiledTraining());
afterEach(() => jest.restoreAllMocks());

const l = tf.layers;
const ROWS = 101;

const functional = () => {
  const [a, b] = [tf.input({ shape: [6] }), tf.input({ shape: [5, 5, 2] })];
  const image = l.flatten().apply(l.conv2d({ filters: 3, kernelSize: 2 }).apply(b)) as tf.SymbolicTensor;
  const joined = l.concatenate().apply([a, image]) as tf.SymbolicTensor;
  const outputs = [l.dense({ units: 3, activation: 'softmax' }), l.dense({ units: 1 })].map(
    layer => layer.apply(joined) as tf.SymbolicTensor,
  );
  return tf.model({ inputs: [a, b], outputs });
};

const MODELS: Record<string, [() => tf.LayersModel, () => tf.Tensor | tf.Tensor[]]> = {
  dense: [
    () => tf.sequential({ layers: [l.dense({ units: 3, activation: 'relu', inputShape: [6] })] }),
    () => tf.randomNormal([ROWS, 6]),
  ],
  'two inputs, two outputs, convolution': [
    functional,
    () => [tf.randomNormal([ROWS, 6]), tf.randomNormal([ROWS, 5, 5, 2])],
  ],
  'lstm with sequences': [
    () => tf.sequential({ layers: [l.lstm({ units: 4, returnSequences: true, inputShape: [7, 3] })] }),
    () => tf.randomNormal([ROWS, 7, 3]),
  ],
  embedding: [
    () =>
      tf.sequential({ layers: [l.embedding({ inputDim: 9, outputDim: 4, inputLength: 5 }), l.flatten()] }),
    () => tf.randomUniform([ROWS, 5], 0, 9, 'int32'),
  ],
};

const valuesOf = (outputs: tf.Tensor | tf.Tensor[]) =>
  [outputs].flat().map(output => ({ shape: output.shape, values: Array.from(output.dataSync()) }));

describe.each(Object.keys(MODELS))('predictions of many batches a call: %s', name => {
  const [build, data] = MODELS[name]!;

  test('equal those op by op, a smaller last batch included', () => {
    const model = build();
    const x = data();
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager: true } as tf.ModelCompileArgs);
    const eager = valuesOf(model.predict(x, { batchSize: 4 }));
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    // The second time, calls are as long as the pace allows.
    for (const compiled of [0, 1].map(() => valuesOf(model.predict(x, { batchSize: 4 })))) {
      expect(compiled.map(({ shape }) => shape)).toEqual(eager.map(({ shape }) => shape));
      compiled.forEach(({ values }, k) =>
        values.forEach((value, i) => expect(Math.abs(value - eager[k]!.values[i]!)).toBeLessThan(1e-6)),
      );
    }
  });

  test('leave nothing behind', () => {
    const model = build();
    const x = data();
    tf.dispose(model.predict(x, { batchSize: 4 }));
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) tf.dispose(model.predict(x, { batchSize: 4 }));
    expect(tf.memory().numTensors).toBe(before);
  });
});

// TensorFlow's graph optimizer knows these patterns, and computes them with another epsilon or not at all.
test.each<[string, () => tf.layers.Layer, number[]]>([
  ['a Transformer block', () => TransformerEncoder(8, 2, { inputShape: [5, 6] } as never), [3, 5, 6]],
  ['layer normalisation of one position', () => l.layerNormalization({ inputShape: [1, 6] }), [1, 1, 6]],
  ...[
    [1, 2, 2],
    [1, 1, 2],
    [2, 2, 2],
    [2, 5, 4],
    [4, 4, 4],
  ].map((shape): [string, () => tf.layers.Layer, number[]] => [
    `a Transformer block of ${shape[2]} heads on [${shape}]`,
    () => TransformerEncoder(1, shape[2]!, { inputShape: shape.slice(1) } as never),
    shape,
  ]),
])('single batches give what they give op by op: %s', (_, layer, shape) => {
  const model = tf.sequential({
    layers: [l.dense({ units: shape.at(-1)!, inputShape: shape.slice(1) }), layer()],
  });
  model.setWeights(model.getWeights().map((w, i) => tf.randomNormal(w.shape, 0, 0.3, 'float32', i + 1)));
  const x = tf.randomNormal(shape, 0, 0.1, 'float32', 3);
  const [first, , , fourth] = [1, 2, 3, 4].map(() => (model.predict(x) as tf.Tensor).dataSync());
  fourth!.forEach((value, i) => expect(Math.abs(value - first![i]!)).toBeLessThan(1e-5));
});

test('weights set in between take effect', () => {
  const [build, data] = MODELS['dense']!;
  const model = build();
  const x = data();
  model.predict(x, { batchSize: 4 });
  model.setWeights(model.getWeights().map(weight => tf.zerosLike(weight)));
  const after = model.predict(x, { batchSize: 4 }) as tf.Tensor;
  expect(Math.max(...after.dataSync())).toBe(0);
});

test('a stateful layer carries its state from batch to batch and from call to call', () => {
  const build = (eager: boolean) => {
    const init = { kernelInitializer: 'ones', recurrentInitializer: 'ones' } as const;
    const model = tf.sequential({
      layers: [l.simpleRNN({ units: 1, stateful: true, batchInputShape: [2, 3, 1], ...init })],
    });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager } as tf.ModelCompileArgs);
    return model;
  };
  const x = tf.mul(tf.range(0, 60), 0.001).reshape([20, 3, 1]);
  const [compiled, eager] = [false, true].map(way => {
    const model = build(way);
    return [0, 1].flatMap(() => Array.from((model.predict(x, { batchSize: 2 }) as tf.Tensor).dataSync()));
  });
  compiled!.forEach((value, i) => expect(value).toBeCloseTo(eager![i]!, 5));
  expect(compiled!.slice(20)).not.toEqual(compiled!.slice(0, 20));
});

test('a layer that draws at prediction draws new numbers for every batch and every call', () => {
  class AlwaysDrops extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.dropout([inputs].flat()[0]!, 0.5);
    }
    override computeOutputShape(shape: tf.Shape): tf.Shape {
      return shape;
    }
    static className = 'AlwaysDrops';
  }
  const model = tf.sequential({ layers: [new AlwaysDrops({ inputShape: [32] } as object)] });
  const x = tf.ones([12, 32]);
  const [first, second] = [0, 1].map(
    () => (model.predict(x, { batchSize: 4 }) as tf.Tensor).arraySync() as number[][],
  );
  expect(second).not.toEqual(first);
  expect(first![4]).not.toEqual(first![0]);
});

test('a model that reads values back predicts op by op and says so once', () => {
  class ReadsBack extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const input = [inputs].flat()[0]!;
      return tf.mul(input, tf.max(input).dataSync()[0]! > 0 ? 1 : 2);
    }
    override computeOutputShape(shape: tf.Shape): tf.Shape {
      return shape;
    }
    static className = 'ReadsBackAtPrediction';
  }
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const model = tf.sequential({ layers: [new ReadsBack({ inputShape: [2] } as object)] });
  const x = tf.ones([12, 2]);
  for (let i = 0; i < 2; i++)
    expect(Array.from((model.predict(x, { batchSize: 3 }) as tf.Tensor).dataSync())).toEqual(
      new Array(24).fill(1),
    );
  expect(warn.mock.calls.flat()).toEqual([expect.stringMatching(/runs op by op, not compiled: .*dataSync/)]);
});

test('the larger of a value and its multiple is predicted as op by op, where TensorFlow sees a leaky ReLU', () => {
  class Larger extends tf.layers.Layer {
    static readonly className = 'Larger';
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const value = [inputs].flat()[0]!;
      return tf.maximum(tf.mul(value, 1.5), value);
    }
  }
  const model = tf.sequential({ layers: [new Larger({ inputShape: [4] })] });
  const x = tf.tensor2d([[-2, -1, 1, 2]]);
  for (let call = 0; call < 4; call++)
    expect([...(model.predict(x) as tf.Tensor).dataSync()]).toEqual([-2, -1, 1.5, 3]);
});
