import * as tf from '@tensorflow/tfjs-node';
import '../../src';

const x = tf.ones([4, 2]);
const y = tf.ones([4, 1]);

function untrained(): tf.Sequential {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

let warn: jest.SpyInstance;
beforeEach(() => (warn = jest.spyOn(console, 'warn').mockImplementation()));
afterEach(() => warn.mockRestore());

test('a model that is asked right after a fit without await says so, once', async () => {
  const model = untrained();
  const run = model.fit(x, y, { verbose: 0 });
  model.predict(x);
  model.evaluate(x, y);
  await run;
  expect(warn.mock.calls).toEqual([[expect.stringContaining('write `await` before the call of fit')]]);
});

test('one that is asked when fit is over, in then, or by a callback, is not told', async () => {
  const model = untrained();
  await model.fit(x, y, { verbose: 0, callbacks: { onTrainBegin: async () => void model.predict(x) } });
  await model.fit(x, y, { verbose: 0 }).then(() => model.predict(x));
  const run = model.fit(x, y, { verbose: 0 });
  await run;
  model.predict(x);
  expect(warn).not.toHaveBeenCalled();
});

const BEFORE = [[expect.stringContaining('runs before fit has trained anything: write `await`')]];
const WHILE = [[expect.stringContaining('runs while fit still trains it: write `await`')]];

test.each<[string, (model: tf.Sequential) => unknown]>([
  ['is kept in a variable', model => model.fit(x, y, { verbose: 0 })],
  ['stands in a function', model => (() => model.fit(x, y, { verbose: 0 }))()],
  ['has a then', model => model.fit(x, y, { verbose: 0 }).then(() => model.predict(x))],
  [
    'is of a dataset',
    model =>
      model.fitDataset(tf.data.array([{ xs: [1, 2], ys: [1] }]).batch(1) as never, { epochs: 1, verbose: 0 }),
  ],
])('predict is told of a fit that %s', async (_, train) => {
  const model = untrained();
  const run = train(model);
  model.predictOnBatch(x);
  await run;
  model.predict(x);
  expect(warn.mock.calls).toEqual(BEFORE);
});

test('a model that is asked while a fit of an earlier cell goes on says so, its callbacks ask in peace', async () => {
  const model = untrained();
  let began = () => {};
  const first = new Promise<void>(resolve => (began = resolve));
  const onEpochEnd = async () => {
    model.predict(x);
    began();
  };
  const run = model.fit(x, y, { verbose: 0, epochs: 50, callbacks: { onEpochEnd } });
  await first;
  expect(warn).not.toHaveBeenCalled();
  model.predict(x);
  model.evaluate(x, y);
  await run;
  model.predict(x);
  expect(warn.mock.calls).toEqual(WHILE);
});

test('a fit that failed leaves nothing behind', async () => {
  const model = untrained();
  await expect(model.fit(tf.ones([4, 3]), y, { verbose: 0 })).rejects.toThrow();
  model.predict(x);
  expect(warn).not.toHaveBeenCalled();
});
