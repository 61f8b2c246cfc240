import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers, models, tf } from '@epochlab/nn';

interface Stopped {
  readonly batches: readonly number[];
  readonly epochs: number;
  readonly setWeights: readonly (readonly number[])[];
}

/** Results of Keras 3.15, by python/training_fixtures.py. */
const { stopped } = JSON.parse(readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8')) as {
  readonly stopped: Stopped;
};

const ROWS = 40;
const [x, y] = [tf.ones([ROWS, 3]), tf.ones([ROWS, 1])];

const network = (eager = false, kernelConstraint?: 'nonNeg') => {
  const model = models.Sequential([
    layers.Dense(1, { inputShape: [3], ...(kernelConstraint ? { kernelConstraint } : {}) }),
  ]);
  model.compile({ optimizer: 'sgd', loss: 'mse', eager });
  return model;
};

describe.each([
  ['compiled', false],
  ['op by op', true],
])('a stop that is set as the training begins leaves it one batch, %s', (_, eager) => {
  const batches: number[] = [];
  beforeEach(() => void batches.splice(0));
  const stop = (model: tf.LayersModel) => ({
    onTrainBegin: () => void (model.stopTraining = true),
    onBatchEnd: (batch: number) => void batches.push(batch),
  });

  it('fit', async () => {
    const model = network(eager);
    const { epoch } = await model.fit(x, y, { epochs: 3, batchSize: 16, verbose: 0, callbacks: stop(model) });
    expect([batches, epoch.length]).toEqual([stopped.batches, stopped.epochs]);
    // The next training is not stopped by it.
    expect((await model.fit(x, y, { epochs: 2, verbose: 0 })).epoch).toHaveLength(2);
  });

  it('fitDataset', async () => {
    const model = network(eager);
    const rows = tf.data.array(Array.from({ length: ROWS }, () => ({ xs: [1, 1, 1], ys: [1] })));
    const dataset = rows.batch(16) as unknown as tf.data.Dataset<tf.TensorContainer>;
    const { epoch } = await model.fitDataset(dataset, { epochs: 3, verbose: 0, callbacks: stop(model) });
    expect([batches, epoch.length]).toEqual([stopped.batches, stopped.epochs]);
  });
});

it('setWeights sets what it is given, whatever the constraints', () => {
  const model = network(false, 'nonNeg');
  model.setWeights([tf.tensor2d([-1, -1, -1], [3, 1]), tf.zeros([1])]);
  expect(model.getWeights()[0]?.arraySync()).toEqual(stopped.setWeights);
});

it('class weights and sample weights together are refused', async () => {
  const options = { classWeight: { 0: 1, 1: 2 }, sampleWeight: tf.ones([ROWS]), verbose: 0 } as const;
  await expect(network().fit(x, y, options)).rejects.toThrow(/classWeight or sampleWeight, not both/);
});
