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
