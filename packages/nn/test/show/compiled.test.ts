import * as tf from '@tensorflow/tfjs-node';
import { describeAcceleration } from '@epochlab/runtime';
import { compiledState } from '../../src/show/models/compiled';
import { describeCompiled, installCompiledTraining } from '../../../train/src';

beforeAll(() => installCompiledTraining());

const [x, y] = [tf.ones([24, 4]), tf.ones([24, 1])];
const FIT = { batchSize: 8, epochs: 2, verbose: 0 };

function network(eager = false): tf.Sequential {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager } as tf.ModelCompileArgs);
  return model;
}

const stateOf = (model: tf.LayersModel) => compiledState(describeCompiled(model));
const machine = () => `${describeAcceleration()}.`;

describe('show.compiled says', () => {
  test('before anything has run, what will be compiled when', () => {
    expect(stateOf(network())).toMatchObject({
      status: 'eager',
      reasons: [
        expect.stringMatching(/^Nothing has run yet. A fit or an evaluate is compiled when it begins/),
        machine(),
      ],
      graphs: [],
    });
  });

  test('after a fit, how many batches each step has run, and why so', async () => {
    const model = network();
    await model.fit(x, y, { ...FIT, validationData: [x, y] });
    const { status, plan, reasons } = stateOf(model);
    expect([status, plan]).toEqual([
      'compiled',
      {
        'training step, batch size 8': 'plain, 6 batches so far',
        'evaluation, batch size 8': 'plain, 6 batches so far',
      },
    ]);
    expect(reasons).toEqual([
      expect.stringMatching(
        /^Training step, batch size 8: plain, 6 batches so far. 6 steps of \d+ ops .* do not pay/,
      ),
      expect.stringMatching(
        /^Evaluation, batch size 8: plain, 6 batches so far. 6 steps of \d+ ops .* do not pay/,
      ),
      machine(),
    ]);
  });

  test('that two single batches of predict and trainOnBatch ran op by op, and the third one compiled', async () => {
    const model = network();
    for (let i = 0; i < 2; i++) {
      tf.dispose(model.predict(x));
      await model.trainOnBatch(x, y);
    }
    expect(stateOf(model)).toMatchObject({
      status: 'eager',
      reasons: [
        'Training step: 2 batches ran op by op, as do shapes that have not come often, and what is called inside of a gradient.',
        'Prediction: 2 batches ran op by op, as do shapes that have not come often, and what is called inside of a gradient.',
        machine(),
      ],
    });
    tf.dispose(model.predict(x));
    await model.trainOnBatch(x, y);
    tf.dispose(model.predict(x, { batchSize: 8 }));
    expect(stateOf(model)).toMatchObject({
      status: 'compiled',
      plan: {
        'training step, batch size 24': 'plain, 1 batch so far',
        'prediction, batch size 24': 'plain, 1 batch so far',
        'prediction, batch size 8': 'plain, 3 batches so far',
      },
    });
  });

  test('that all runs op by op, and who asked for it', async () => {
    const model = network(true);
    await model.fit(x, y, FIT);
    const said = {
      status: 'eager',
      reasons: ['All of it runs op by op: compile({ eager: true }) asks for it.', machine()],
    };
    expect(stateOf(model)).toMatchObject(said);
    process.env['EPOCHLAB_COMPILE'] = '0';
    try {
      const other = network();
      await other.fit(x, y, FIT);
      expect(stateOf(other).reasons).toEqual([
        'All of it runs op by op: EPOCHLAB_COMPILE=0 asks for it.',
        machine(),
      ]);
    } finally {
      delete process.env['EPOCHLAB_COMPILE'];
    }
  });
});
