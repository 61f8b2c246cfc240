import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled, installCompiledTraining } from '../../src/train';

beforeAll(() => installCompiledTraining());

const ROWS = 640;
const FIT = { batchSize: 8, verbose: 0, shuffle: false };

function problem(layers: tf.layers.Layer[], shape: number[]) {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const [x, y] = [tf.ones([ROWS, ...shape]), tf.ones([ROWS, 1])];
  const plan = async (epochs: number) => {
    await model.fit(x, y, { ...FIT, epochs });
    return describeCompiled(model).graphs[0]?.plan;
  };
  return { model, plan };
}

const dense = () => problem([tf.layers.dense({ units: 1, inputShape: [4] })], [4]);

test('a first short fit runs at once, without waiting for a compiler', async () => {
  const { model, plan } = dense();
  expect(await plan(1)).toBe('plain');
  expect(describeCompiled(model).graphs[0]?.reason).toMatch(/80 steps .* do not pay for XLA/);
});

test('a first fit of many steps is compiled by XLA before it starts', async () => {
  expect(await dense().plan(13)).toBe('xla');
});

test('a model that is fitted again is compiled by XLA once there is enough to do', async () => {
  const { plan } = dense();
  expect([await plan(6), await plan(6)]).toEqual(['plain', 'xla']);
});

test('a model of more than a thousand ops goes to XLA too, where there is more to do', async () => {
  const deep = Array.from({ length: 70 }, () => tf.layers.dense({ units: 4, activation: 'tanh' }));
  const { model, plan } = problem(
    [tf.layers.inputLayer({ inputShape: [4] }), ...deep, tf.layers.dense({ units: 1 })],
    [4],
  );
  const [x, y] = [tf.ones([ROWS / 20, 4]), tf.ones([ROWS / 20, 1])];
  const short = async () => {
    await model.fit(x, y, { ...FIT, epochs: 1 });
    return describeCompiled(model).graphs[0];
  };
  expect([(await short())?.plan, (await short())?.plan]).toEqual(['plain', 'plain']);
  expect((await short())?.ops).toBeGreaterThan(1_200);
  expect(await plan(1)).toBe('xla');
});

test('convolutions never go to XLA, whose own are slow', async () => {
  const layers = [
    tf.layers.conv1d({ filters: 2, kernelSize: 2, inputShape: [4, 1] }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 1 }),
  ];
  expect(await problem(layers, [4, 1]).plan(13)).toBe('fused');
});

describe('while XLA compiles', () => {
  const deep = () => {
    const hidden = Array.from({ length: 30 }, () => tf.layers.dense({ units: 4, activation: 'tanh' }));
    return problem(
      [tf.layers.inputLayer({ inputShape: [4] }), ...hidden, tf.layers.dense({ units: 1 })],
      [4],
    );
  };
  const long = { ...FIT, epochs: 100_000 };
  const data = () => [tf.ones([ROWS, 4]), tf.ones([ROWS, 1])] as const;

  test('the event loop turns', async () => {
    const { model } = deep();
    const seen: string[] = [];
    const onEpochBegin = async () => void setTimeout(() => seen.push('a timer'), 1);
    const onEpochEnd = async () => {
      seen.push('the end of the epoch');
      model.stopTraining = true;
    };
    await model.fit(...data(), { ...long, callbacks: { onEpochBegin, onEpochEnd } });
    expect(describeCompiled(model).graphs[0]?.plan).toBe('xla');
    expect(seen).toEqual(['a timer', 'the end of the epoch']);
  });

  test('a stop is heeded before the first step, and the compiled loop serves the next fit', async () => {
    const { model } = deep();
    const before = model.getWeights().map(weight => weight.arraySync());
    const onEpochBegin = async () => void setTimeout(() => (model.stopTraining = true), 1);
    const { history } = await model.fit(...data(), { ...long, callbacks: { onEpochBegin } });
    expect(history['loss']).toBeUndefined();
    expect(model.getWeights().map(weight => weight.arraySync())).toEqual(before);
    const again = await model.fit(...data(), { ...FIT, epochs: 2 });
    expect(again.history['loss']).toHaveLength(2);
    expect(describeCompiled(model).graphs[0]?.plan).toBe('xla');
  });

  test('a model that is compiled anew does not wait for it, and no tensor is left', async () => {
    const { model } = deep();
    const [x, y] = data();
    const tensors = tf.memory().numTensors;
    const onEpochBegin = async () => void setTimeout(() => (model.stopTraining = true), 1);
    await model.fit(x, y, { ...long, callbacks: { onEpochBegin } });
    expect(tf.memory().numTensors).toBe(tensors);
    model.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError' });
    const { history } = await model.fit(x, y, { ...FIT, epochs: 1 });
    expect(history['loss']).toHaveLength(1);
  });
});
