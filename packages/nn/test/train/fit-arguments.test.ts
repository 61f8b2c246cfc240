import { layers, models, tf } from '@epochlab/nn';

const network = () => {
  const model = models.Sequential([layers.Dense(1, { inputShape: [2] })]);
  model.compile({ optimizer: 'sgd', loss: 'mse' });
  return model;
};
const x = tf.ones([8, 2]);
const y = tf.ones([8, 1]);
const dataset = (count: number) => tf.data.array(Array(count).fill({ xs: [1, 2], ys: [1] })).batch(2);

test.each<[string, object, RegExp]>([
  ['epochs of half', { epochs: 1.5 }, /epochs }\) is a whole number of epochs, got 1.5/],
  ['epochs as text', { epochs: '3' }, /got "3"/],
  ['negative epochs', { epochs: -1 }, /got -1/],
  [
    'validationSplit in percent',
    { validationSplit: 20 },
    /from 0 to below 1, got 20. For 20 percent give 0.2/,
  ],
  ["an argument of Keras's", { workers: 2 }, /no such argument\. Keras has it; this library does not/],
  ['validationSplit of everything', { validationSplit: 1 }, /got 1/],
])('fit refuses %s', async (_, args, message) => {
  await expect(network().fit(x, y, { verbose: 0, ...args })).rejects.toThrow(message);
});

test.each([
  ['epoch', 'epochs'],
  ['batch_size', 'batchSize'],
  ['validation_split', 'validationSplit'],
  ['callback', 'callbacks'],
])('fit({ %s }) is refused: %s was meant', async (written, meant) => {
  const training = network().fit(x, y, { verbose: 0, [written]: 4 });
  await expect(training).rejects.toThrow(
    `fit({ ${written} }): there is no such argument. Did you mean '${meant}'?`,
  );
});

test('fit passes over what is like no argument, or beside the one that it is like', async () => {
  const settings = { units: 3, learningRate: 0.1, epoch: 7, epochs: 1, verbose: 0 };
  expect((await network().fit(x, y, settings)).epoch).toEqual([0]);
});

test('fitDataset({ batches_per_epoch }) is refused', async () => {
  const args = { epochs: 1, verbose: 0 as const, batches_per_epoch: 2 };
  await expect(network().fitDataset(dataset(4), args)).rejects.toThrow(/Did you mean 'batchesPerEpoch'/);
});

test('evaluate and predict pass over a number in place of arguments, as tfjs does', async () => {
  const model = network();
  const [given, named] = [model.evaluate(x, y, 700 as never), model.evaluate(x, y)] as tf.Scalar[];
  expect(given?.dataSync()).toEqual(named?.dataSync());
  expect(model.predict(x, 4 as never).dataSync()).toEqual(model.predict(x).dataSync());
  const means = (await model.evaluateDataset(dataset(4) as never, 1 as never)) as tf.Scalar;
  expect(means.dataSync()[0]).toBeCloseTo(
    Number(((await model.evaluateDataset(dataset(4) as never, {})) as tf.Scalar).dataSync()[0]),
  );
});

test('fit refuses a number in place of arguments and says how to name it', async () => {
  await expect(network().fit(x, y, 10 as never)).rejects.toThrow(/by name, as in { epochs: 10 }, got 10/);
});

test.each<[string, string, () => unknown]>([
  [
    'tf.sequential',
    "tf.sequential has no option 'layer'. Did you mean 'layers'?",
    () => tf.sequential({ layer: [] } as never),
  ],
  [
    'tf.model',
    "tf.model has no option 'input'. Did you mean 'inputs'?",
    () => tf.model({ input: [] } as never),
  ],
  [
    'evaluate',
    "evaluate({ batch_size }): there is no such argument. Did you mean 'batchSize'?",
    () => network().evaluate(x, y, { batch_size: 4 } as never),
  ],
  [
    'evaluate',
    'evaluate({ callbacks }): there is no such argument. Keras has it',
    () => network().evaluate(x, y, { callbacks: [] } as never),
  ],
  [
    'predict',
    "predict({ batchsize }): there is no such argument. Did you mean 'batchSize'?",
    () => network().predict(x, { batchsize: 4 } as never),
  ],
  [
    'predict',
    'predict({ steps }): there is no such argument. Keras has it',
    () => network().predict(x, { steps: 4 } as never),
  ],
])('%s refuses an option that it does not have: %s', (_, message, use) => {
  expect(use).toThrow(message);
});

test('fitDataset without arguments asks for the number of epochs', async () => {
  const model = network() as unknown as { fitDataset(data: object): Promise<unknown> };
  await expect(model.fitDataset(dataset(4))).rejects.toThrow(/at least how long to train: { epochs: 10 }/);
});

test.each([
  ['is a constant', () => tf.scalar(1)],
  ['is made of the targets alone', (yTrue: tf.Tensor) => tf.mean(tf.square(yTrue))],
  [
    'takes values out of the predictions',
    (_: tf.Tensor, yPred: tf.Tensor) => tf.scalar(yPred.dataSync()[0] ?? 0),
  ],
])('a loss that %s is refused with what to do', async (_, loss) => {
  for (const eager of [false, true]) {
    const model = network();
    model.compile({ optimizer: 'sgd', loss, eager });
    await expect(model.fit(x, y, { verbose: 0 })).rejects.toThrow(
      /does not depend on the model's weights.*from yPred/,
    );
  }
});

test('fit inside of tf.tidy is refused with the reason', async () => {
  let running: Promise<unknown> | undefined;
  tf.tidy(() => {
    running = network().fit(x, y, { verbose: 0 });
  });
  await expect(running).rejects.toThrow(/fit is asynchronous, so tf.tidy\(\) frees its tensors/);
});

test('fit between startScope and endScope trains', async () => {
  tf.engine().startScope();
  const { epoch } = await network().fit(x, y, { verbose: 0, epochs: 2 });
  tf.engine().endScope();
  expect(epoch).toEqual([0, 1]);
});

test('trainOnBatch of a Sequential that is not compiled asks for it', async () => {
  const model = models.Sequential([layers.Dense(1, { inputShape: [2] })]);
  await expect(model.trainOnBatch(x, y)).rejects.toThrow(/needs to be compiled/);
});

test.each<[string, () => unknown, RegExp]>([
  ['text', () => [['a', 'b']], /was given text. Turn it into numbers/],
  ['a dataset', () => dataset(2), /model.fitDataset\(dataset/],
  [
    'a tensor that is gone',
    () => {
      const gone = tf.ones([8, 2]);
      gone.dispose();
      return gone;
    },
    /has been disposed of/,
  ],
])('fit says what to do with %s', async (_, make, message) => {
  await expect(network().fit(make() as tf.Tensor, y, { verbose: 0 })).rejects.toThrow(message);
});

test('a dataset without batches is refused, as is one that can be read once only', async () => {
  await expect(network().fitDataset(dataset(0), { epochs: 1, verbose: 0 })).rejects.toThrow(/has no batches/);
  const once = [{ xs: tf.ones([2, 2]), ys: tf.ones([2, 1]) }].values();
  const spent = tf.data.generator(() => once);
  await expect(network().fitDataset(spent, { epochs: 2, verbose: 0 })).rejects.toThrow(
    /no batches in epoch 2/,
  );
});

test('data that the user disposes of in the middle are trained on to the end, and nothing stays behind', async () => {
  const run = async () => {
    const own = tf.ones([8, 2]);
    const model = network();
    const { epoch } = await model.fit(own, y, {
      epochs: 4,
      verbose: 0,
      callbacks: { onEpochEnd: () => own.dispose() },
    });
    model.dispose();
    return epoch;
  };
  expect(await run()).toEqual([0, 1, 2, 3]);
  const before = tf.memory().numTensors;
  await run();
  expect(tf.memory().numTensors).toBe(before);
});

test("regularizers have Keras's names", () => {
  const [l1, l2] = ['l1', 'l2'].map(name =>
    layers.Dense(1, { kernelRegularizer: name as never }).getConfig(),
  );
  expect(l1?.['kernelRegularizer']).toMatchObject({ config: { l1: 0.01, l2: 0 } });
  expect(l2?.['kernelRegularizer']).toMatchObject({ config: { l1: 0, l2: 0.01 } });
});
