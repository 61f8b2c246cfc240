import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { tf } from '@epochlab/nn';
import { callbacks, layers, models, optimizers, show } from '@epochlab/nn';

const x = [[1], [2], [3], [4]];
const y = [2, 4, 6, 8];
function line(learningRate = 0.01): tf.Sequential {
  const model = models.Sequential([
    layers.Dense(1, { inputShape: [1], useBias: false, kernelInitializer: 'zeros' }),
  ]);
  model.compile({ optimizer: optimizers.SGD(learningRate), loss: 'mse', metrics: ['accuracy'] });
  return model;
}
const weight = (model: tf.LayersModel) => model.getWeights()[0]?.dataSync()[0];

describe('callbacks', () => {
  it.each([0, 1, 2, 3])('work together in any order (%i)', async turn => {
    const seen: number[] = [];
    const all = [
      callbacks.EarlyStopping({ monitor: 'loss', patience: 2, minDelta: 1e9 }),
      { onEpochEnd: (epoch: number) => void seen.push(epoch) },
      show.live({ name: 'quiet' }),
      callbacks.LambdaCallback({ onEpochEnd: epoch => void seen.push(epoch) }),
    ];
    const { epoch } = await line().fit(x, y, {
      epochs: 10,
      verbose: 0,
      callbacks: [...all.slice(turn), ...all.slice(0, turn)],
    });
    expect(epoch).toEqual([0, 1, 2]);
    expect(seen).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('EarlyStopping goes back to the weights of the best epoch', async () => {
    const model = line(0.2);
    const weights: (number | undefined)[] = [];
    const stop = callbacks.EarlyStopping({ monitor: 'loss', patience: 3, restoreBestWeights: true });
    const { history } = await model.fit(x, y, {
      epochs: 20,
      batchSize: 4,
      verbose: 0,
      callbacks: [{ onEpochEnd: () => void weights.push(weight(model)) }, stop],
    });
    // The rate is too high: the loss grows from the first epoch on.
    expect(stop.stoppedEpoch).toBe(3);
    expect(history['loss']).toHaveLength(4);
    expect(weight(model)).toBe(weights[0]);
  });

  it('EarlyStopping watches more for accuracies, by either name, and says what there is', async () => {
    await expect(line().fit(x, y, { verbose: 0, callbacks: callbacks.EarlyStopping() })).rejects.toThrow(
      "EarlyStopping watches 'val_loss', which this fit does not report. It reports loss, acc. Give fit a validationSplit",
    );
    const stop = callbacks.EarlyStopping({ monitor: 'accuracy', patience: 1 });
    await line().fit(x, y, { epochs: 5, verbose: 0, callbacks: stop });
    expect(stop.stoppedEpoch).toBe(1);
  });

  it('LearningRateScheduler and ReduceLROnPlateau set the rate', async () => {
    const model = line();
    const rates: number[] = [];
    const note = { onEpochEnd: () => void rates.push(optimizers.learningRateOf(model.optimizer) ?? NaN) };
    await model.fit(x, y, {
      epochs: 3,
      verbose: 0,
      callbacks: [callbacks.LearningRateScheduler((epoch, rate) => (epoch === 0 ? rate : rate / 2)), note],
    });
    expect(rates).toEqual([0.01, 0.005, 0.0025]);
    rates.length = 0;
    await model.fit(x, y, {
      epochs: 5,
      verbose: 0,
      callbacks: [
        callbacks.ReduceLROnPlateau({
          monitor: 'loss',
          minDelta: 1e9,
          patience: 2,
          factor: 0.5,
          minLr: 0.001,
        }),
        note,
      ],
    });
    expect(rates).toEqual([0.0025, 0.0025, 0.00125, 0.00125, 0.001]);
  });

  it('TerminateOnNaN stops in the epoch in which the loss is lost', async () => {
    const { history } = await line(1e30).fit(x, y, {
      epochs: 50,
      verbose: 0,
      callbacks: callbacks.TerminateOnNaN(),
    });
    expect(history['loss']?.length).toBeLessThan(5);
  });

  it('ModelCheckpoint saves what can be loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
    const model = line();
    await model.fit(x, y, {
      epochs: 2,
      verbose: 0,
      callbacks: callbacks.ModelCheckpoint(join(folder, 'epoch-{epoch}')),
    });
    expect(readdirSync(folder).sort()).toEqual(['epoch-1', 'epoch-2']);
    expect(weight(await models.loadModel(join(folder, 'epoch-2')))).toBe(weight(model));
    await expect(async () => models.loadModel(join(folder, 'nothing'))).rejects.toThrow(
      'Expected a folder with a model.json',
    );
  });
});
