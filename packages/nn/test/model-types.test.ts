import * as tf from '@tensorflow/tfjs-node';
import '../src';

// The lines are checked when the tests' types are (tsconfig.tests.json); here they run as well.
test("lines of tfjs's tutorials that ask for one output pass the check", () => {
  const input = tf.input({ shape: [2] });
  const hidden = tf.layers.dense({ units: 3 }).apply(input);
  const model = tf.model({ inputs: input, outputs: tf.layers.dense({ units: 1 }).apply(hidden) });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const x = tf.ones([4, 2]);
  expect(model.predict(x).shape).toEqual([4, 1]);
  expect(model.predict(x).arraySync()[0][0]).toEqual(expect.any(Number));
  expect(tf.argMax(model.predict(x), 1).arraySync()).toEqual([0, 0, 0, 0]);
  expect(model.evaluate(x, tf.zeros([4, 1])).dataSync()).toHaveLength(1);
  expect(x.max().arraySync() + 1).toBe(2);
  expect(tf.layers.flatten().apply(tf.ones([2, 3, 4])).shape).toEqual([2, 12]);
  const rows: number[][] = tf.tensor2d([[1]]).arraySync();
  expect(rows).toEqual([[1]]);
});

test('and those that ask for several outputs', () => {
  const input = tf.input({ shape: [4, 2] });
  const [sequence, h] = tf.layers
    .lstm({ units: 3, returnState: true, returnSequences: true })
    .apply(input) as tf.SymbolicTensor[];
  const model = tf.model({ inputs: input, outputs: [sequence as tf.SymbolicTensor, h as tf.SymbolicTensor] });
  model.compile({ optimizer: 'sgd', loss: ['meanSquaredError', 'meanSquaredError'] });
  const x = tf.ones([1, 4, 2]);
  const [first, second] = model.predict(x);
  const list = model.predict(x) as tf.Tensor[];
  const either: tf.Tensor | tf.Tensor[] = model.predict(x);
  expect([first?.shape, second?.shape]).toEqual(list.map(({ shape }) => shape));
  expect(model.predict(x)[1]?.shape).toEqual([1, 3]);
  expect(Array.isArray(either) ? either.length : either.shape).toBe(2);
  const every: tf.Tensor[] = [model.predict(x)].flat();
  expect(every).toHaveLength(2);
  const losses = model.evaluate(x, [tf.zeros([1, 4, 3]), tf.zeros([1, 3])]);
  expect(losses[0]?.dataSync()).toHaveLength(1);
});

test('several outputs may be said to be a list, a pair or a triple', () => {
  const input = tf.input({ shape: [2] });
  const heads = [1, 2].map(units => tf.layers.dense({ units }).apply(input) as tf.SymbolicTensor);
  const model = tf.model({ inputs: input, outputs: heads });
  const x = tf.ones([3, 2]);
  const pair = model.predict(x) as [tf.Tensor2D, tf.Tensor2D];
  const list = model.predict(x) as tf.Tensor2D[];
  const symbols = model.apply(input) as [tf.SymbolicTensor, tf.SymbolicTensor];
  expect(pair.map(output => output.shape)).toEqual(list.map(output => output.shape));
  expect(symbols).toHaveLength(2);
});
