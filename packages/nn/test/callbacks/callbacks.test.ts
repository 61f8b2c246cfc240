import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callbacks, layers, losses, models, optimizers, show, tf } from '@epochlab/nn';

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
      "EarlyStopping watches 'val_loss', which this fit does not report. It reports loss, accuracy. Give fit a validationSplit",
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

const EAGER = [
  ['compiled', false],
  ['op by op', true],
] as const;

type Metrics = NonNullable<tf.ModelCompileArgs['metrics']>;

function slope({ rate = 0.01, eager = false, metrics = [] as Metrics, start = 0 } = {}): tf.Sequential {
  const model = models.Sequential([layers.Dense(1, { inputShape: [1], useBias: false })]);
  model.compile({ optimizer: optimizers.SGD(rate), loss: 'mse', metrics, eager });
  model.setWeights([tf.tensor2d([[start]])]);
  return model;
}

/** Adds made-up values to the logs and notes the weight of each epoch. */
function scripted(model: tf.LayersModel, values: readonly number[]) {
  const weights: (number | undefined)[] = [];
  const onEpochEnd = (epoch: number, logs?: tf.Logs) => {
    if (logs) logs['score'] = values[epoch] ?? NaN;
    weights.push(weight(model));
  };
  return { weights, onEpochEnd };
}

const quiet = { verbose: 0, batchSize: 4 } as const;
const dataset = (batch = 4) =>
  tf.data
    .zip({ xs: tf.data.array(x), ys: tf.data.array(y.map(value => [value])) })
    .batch(batch) as unknown as tf.data.Dataset<tf.TensorContainer>;

describe('EarlyStopping stops and restores where Keras does', () => {
  const N = NaN;
  it.each([
    // Values, options, epochs that ran, the epoch (from 0) whose weights come back: as Keras 3.15 has them.
    [[5, 4, 6, 7, 8, 9], { patience: 3, baseline: 1 }, 3, 1],
    [[5, 4, 3, 2.5, 2.2, 2.1], { patience: 2, baseline: 1 }, 6, 5],
    [[5, 6, 7, 8], { patience: 3, baseline: 1 }, 3, 0],
    [[N, N, N, N], { patience: 2 }, 3, 0],
    [[N, 3, 2, 1], { patience: 5 }, 4, 0],
    [[5, 4, 6], { patience: 5 }, 3, 1],
    [[5, 0.5, 6, 0.4, 7, 7, 7], { patience: 2, baseline: 1 }, 6, 3],
    [[9, 1, 5, 4, 6, 7, 8], { patience: 2, startFromEpoch: 2 }, 6, 3],
    [[5, 6, 7], { patience: 0 }, 2, 0],
  ])('on %j with %j', async (values, options, epochs, restored) => {
    const model = slope();
    const script = scripted(model, values);
    const stop = callbacks.EarlyStopping({
      ...{ monitor: 'score', mode: 'min', restoreBestWeights: true },
      ...options,
    });
    const { history } = await model.fit(x, y, {
      ...quiet,
      epochs: values.length,
      callbacks: [script, stop],
    });
    expect(history['loss']).toHaveLength(epochs);
    expect(script.weights.indexOf(weight(model))).toBe(restored);
  });

  it.each([0, 1])(
    'takes an epoch at which another callback stops for one like any other (%i)',
    async first => {
      const model = slope();
      const stopping = { onEpochEnd: (epoch: number) => void (model.stopTraining = epoch === 2) };
      const restoring = callbacks.EarlyStopping({ monitor: 'loss', patience: 9, restoreBestWeights: true });
      const script = scripted(model, []);
      const both = first === 0 ? [stopping, restoring] : [restoring, stopping];
      await model.fit(x, y, { ...quiet, epochs: 9, callbacks: [script, ...both] });
      expect(script.weights.indexOf(weight(model))).toBe(2);
    },
  );

  it('keeps nothing of a fit that failed', async () => {
    const stop = callbacks.EarlyStopping({ monitor: 'loss', patience: 5, restoreBestWeights: true });
    const failing = { onEpochEnd: (epoch: number) => void (epoch === 1 && raise('a fault')) };
    await expect(slope().fit(x, y, { ...quiet, epochs: 3, callbacks: [stop, failing] })).rejects.toThrow(
      'a fault',
    );
    const model = slope({ rate: 0, start: 9 });
    await model.fit(x, y, {
      ...quiet,
      epochs: 1,
      callbacks: [{ onBatchEnd: () => void (model.stopTraining = true) }, stop],
    });
    expect(weight(model)).toBe(9);
  });
});

function raise(message: string): never {
  throw new Error(message);
}

describe('the direction of what is watched', () => {
  /** Epochs that run while a metric grows and EarlyStopping watches it with a patience of 1. */
  async function epochsOf(metric: Metrics, monitor: string, mode?: 'min' | 'max'): Promise<number> {
    const model = slope({ metrics: metric });
    const stop = callbacks.EarlyStopping({ monitor, patience: 1, ...(mode ? { mode } : {}) });
    const { epoch } = await model.fit(x, y, { ...quiet, epochs: 4, callbacks: stop, validationData: [x, y] });
    return epoch.length;
  }
  const closeness = (t: tf.Tensor, p: tf.Tensor) => tf.neg(tf.abs(tf.sub(t, p)));
  const accel_loss = (t: tf.Tensor, p: tf.Tensor) => tf.abs(tf.sub(t, p));
  const recall_time = (t: tf.Tensor, p: tf.Tensor) => tf.abs(tf.sub(t, p));

  it('is that of the metric', async () => {
    expect(await epochsOf(['r2Score'], 'val_r2Score')).toBe(4);
    expect(await epochsOf(['r2_score', 'mae'], 'r2_score')).toBe(4);
    expect(await epochsOf(['mae'], 'val_mae')).toBe(4);
    // The loss of the cosine is its negative: it falls from 0 to -1 in the second epoch.
    expect(await epochsOf([losses.cosineSimilarity], 'cosineSimilarity')).toBe(3);
  });

  it("has to be given for a function of one's own, before anything is trained", async () => {
    for (const [own, name] of [
      [closeness, 'closeness'],
      [accel_loss, 'accel_loss'],
      [recall_time, 'recall_time'],
    ] as const) {
      const model = slope({ metrics: [own] });
      for (const watch of [
        callbacks.EarlyStopping({ monitor: `val_${name}` }),
        callbacks.ReduceLROnPlateau({ monitor: `val_${name}` }),
        callbacks.ModelCheckpoint('nowhere', { monitor: `val_${name}`, saveBestOnly: true }),
      ])
        await expect(model.fit(x, y, { ...quiet, validationData: [x, y], callbacks: watch })).rejects.toThrow(
          `watches 'val_${name}', of which it does not know whether more or less is better`,
        );
      expect(weight(model)).toBe(0);
    }
    expect(await epochsOf([closeness], 'val_closeness', 'max')).toBe(4);
    expect(await epochsOf([accel_loss], 'val_accel_loss', 'min')).toBe(4);
  });

  it('is known of the losses and metrics of each output, and to tfjs’s own callback', async () => {
    const input = layers.Input([1]);
    const output = (name: string) => layers.Dense(1, { name }).apply(input) as tf.SymbolicTensor;
    const model = models.Model(input, [output('a'), output('b')]);
    model.compile({ optimizer: optimizers.SGD(0.01), loss: 'mse', metrics: ['r2Score', 'accuracy'] });
    for (const monitor of ['a_loss', 'val_b_loss', 'a_r2Score', 'val_a_accuracy', 'val_a_acc'])
      await model.fit(x, [y, y], {
        ...quiet,
        validationData: [x, [y, y]],
        callbacks: callbacks.EarlyStopping({ monitor }),
      });
    const { epoch } = await model.fit(x, [y, y], {
      ...quiet,
      epochs: 3,
      callbacks: tf.callbacks.earlyStopping({ monitor: 'a_r2Score' }),
    });
    expect(epoch).toHaveLength(3);
  });
});

describe('options that make no sense are refused', () => {
  it.each([
    [
      () => callbacks.ReduceLROnPlateau({ factor: 5 }),
      'factor }) is below 1, since it lowers the rate, got 5',
    ],
    [() => callbacks.ReduceLROnPlateau({ factor: 1 }), 'factor'],
    [() => callbacks.ReduceLROnPlateau({ factor: -0.1 }), 'factor'],
    [() => callbacks.ReduceLROnPlateau({ minLr: -1 }), 'minLr }) is a finite number >= 0'],
    [() => callbacks.EarlyStopping({ patience: 1.5 }), 'patience }) is a whole number from 0, got 1.5'],
    [() => callbacks.EarlyStopping({ baseline: NaN }), 'baseline }) is a number'],
    [
      () => callbacks.EarlyStopping({ mode: 'maximum' as 'max' }),
      `mode }) is 'min', 'max' or 'auto', got "maximum"`,
    ],
  ])('%#', (make, message) => {
    expect(make).toThrow(message);
  });

  it('a schedule that returns no rate', async () => {
    const forgetful = callbacks.LearningRateScheduler((() => undefined) as unknown as () => number);
    await expect(slope().fit(x, y, { ...quiet, callbacks: forgetful })).rejects.toThrow(
      'returned undefined for epoch 0, expected the learning rate as a number',
    );
  });
});

describe('the learning rate', () => {
  it('of each epoch is in logs and history, as Keras has it', async () => {
    const seen: unknown[] = [];
    const { history } = await slope({ rate: 0.1 }).fit(x, y, {
      ...quiet,
      epochs: 3,
      callbacks: [
        callbacks.LearningRateScheduler((_, rate) => rate / 2),
        { onEpochEnd: (_, logs) => void seen.push(logs?.['learning_rate']) },
      ],
    });
    expect(history['learning_rate']).toEqual([0.05, 0.025, 0.0125]);
    expect(seen).toEqual(history['learning_rate']);
    expect(Object.keys(history)).toEqual(['loss', 'learning_rate']);
  });

  it.each([
    // As Keras 3.15 has them.
    [[5, 5, 5, 5, 5, 5], { patience: 2, factor: 0.5 }, [0.1, 0.1, 0.1, 0.05, 0.05, 0.025]],
    [
      [5, 5, 5, 5, 5, 5, 5],
      { patience: 1, factor: 0.5, cooldown: 2 },
      [0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.0125],
    ],
    [[5, 4, 4, 4, 4, 3], { patience: 2, factor: 0.1, minLr: 0.05 }, [0.1, 0.1, 0.1, 0.1, 0.05, 0.05]],
  ])('falls on the plateaus of %j', async (values, options, rates) => {
    const model = slope({ rate: 0.1 });
    const plateau = callbacks.ReduceLROnPlateau({ monitor: 'score', mode: 'min', ...options });
    const { history } = await model.fit(x, y, {
      ...quiet,
      epochs: values.length,
      callbacks: [scripted(model, values), plateau],
    });
    (history['learning_rate'] as number[]).forEach((rate, i) => expect(rate).toBeCloseTo(rates[i] ?? NaN, 9));
  });
});

describe.each(EAGER)('logs have Keras’s names, and answer to tfjs’s: %s', (_, eager) => {
  it('in callbacks, in the history, for callbacks that watch', async () => {
    const model = slope({ eager, metrics: ['accuracy'] });
    const seen: unknown[] = [];
    const watch = {
      onBatchEnd: (_: number, logs?: tf.Logs) => void seen.push(logs?.['accuracy'], logs?.['acc']),
      onEpochEnd: (_: number, logs?: tf.Logs) => {
        seen.push(logs?.['val_accuracy'], logs?.['val_acc'], Object.keys(logs ?? {}).join());
        seen.push(model.history.history['acc'] === model.history.history['accuracy']);
      },
    };
    for (const monitor of ['val_accuracy', 'val_acc']) {
      const stops = [
        callbacks.EarlyStopping({ monitor, patience: 1 }),
        tf.callbacks.earlyStopping({ monitor, patience: 1 }),
      ];
      for (const stop of stops) {
        const { history } = await model.fit(x, y, {
          ...quiet,
          epochs: 3,
          validationData: [x, y],
          callbacks: [watch, stop],
        });
        expect(history['val_accuracy']).toEqual([0, 0]);
        expect(history['val_acc']).toBe(history['val_accuracy']);
        expect(Object.keys(history).sort()).toEqual(['accuracy', 'loss', 'val_accuracy', 'val_loss']);
      }
    }
    expect(seen.slice(0, 6)).toEqual([0, 0, 0, 0, 'val_loss,val_accuracy,loss,accuracy', true]);
  });

  it('under the name that was written', async () => {
    const { history } = await slope({ eager, metrics: ['acc'] }).fit(x, y, { ...quiet, epochs: 1 });
    expect(Object.keys(history)).toEqual(['loss', 'acc']);
    expect(history['accuracy']).toBe(history['acc']);
  });
});

describe.each(EAGER)('a stop in the middle of an epoch still validates and saves: %s', (_, eager) => {
  const stopAt = (model: tf.LayersModel, batch: number) => ({
    onBatchEnd: (now: number) => void (now === batch && (model.stopTraining = true)),
  });

  it('in fit, in fitDataset', async () => {
    for (const train of [
      (model: tf.LayersModel, all: object) =>
        model.fit(x, y, { ...quiet, batchSize: 1, epochs: 4, validationData: [x, y], ...all }),
      (model: tf.LayersModel, all: object) =>
        model.fitDataset(dataset(1), { verbose: 0, epochs: 4, validationData: dataset(), ...all }),
    ]) {
      const folder = mkdtempSync(join(tmpdir(), 'stopped-'));
      const model = slope({ eager });
      const saving = callbacks.ModelCheckpoint(join(folder, 'runs/{epoch:02d}-{val_loss:.2f}'), {
        saveBestOnly: true,
      });
      const plateau = callbacks.ReduceLROnPlateau({ patience: 1 });
      const { history, epoch } = await train(model, { callbacks: [stopAt(model, 1), saving, plateau] });
      const [loss] = [model.evaluate(x, y)].flat().map(value => value.dataSync()[0] ?? NaN);
      expect(epoch).toEqual([0]);
      expect(history['loss']).toHaveLength(1);
      expect(history['val_loss']?.[0]).toBeCloseTo(loss ?? NaN, 5);
      expect(readdirSync(join(folder, 'runs'))).toEqual([`01-${loss?.toFixed(2)}`]);
    }
  });

  it('but for an interrupt that would have to wait for it', async () => {
    const controller = new AbortController();
    class Interrupted extends tf.Callback {
      readonly interrupt = controller.signal;
      override async onBatchEnd(): Promise<void> {
        controller.abort();
        this.model.stopTraining = true;
      }
    }
    // Reads back, which no graph can hold, and takes its time.
    const slow = (_: tf.Tensor, p: tf.Tensor) => {
      const end = performance.now() + 20 + p.dataSync().length;
      while (performance.now() < end);
      return p;
    };
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    const many = Array.from({ length: 40 }, () => [1]);
    const train = (rows: number[][]) =>
      slope({ eager, metrics: [slow] }).fit(x, y, {
        ...quiet,
        batchSize: 1,
        epochs: 3,
        validationData: [rows, rows],
        callbacks: [
          new Interrupted(),
          callbacks.EarlyStopping(),
          callbacks.ReduceLROnPlateau(),
          callbacks.ModelCheckpoint('nowhere/{val_loss}'),
        ],
      });
    const { history, epoch } = await train(many);
    expect(epoch).toEqual([0]);
    expect(Object.keys(history)).toEqual(['loss', 'slow', 'learning_rate']);
    jest.restoreAllMocks();
  });
});

describe('ModelCheckpoint', () => {
  it('refuses before training what its folder cannot be named after, and a best that nothing tells', async () => {
    const model = slope();
    const refused = (callback: ReturnType<typeof callbacks.ModelCheckpoint>) =>
      expect(model.fit(x, y, { ...quiet, callbacks: callback })).rejects;
    await refused(callbacks.ModelCheckpoint('best-{val_loss}')).toThrow(
      "the folder 'best-{val_loss}' names 'val_loss', which this fit does not report. It reports epoch, loss. Give fit a validationSplit",
    );
    await refused(callbacks.ModelCheckpoint('w-{los}')).toThrow("names 'los'");
    await refused(callbacks.ModelCheckpoint('w', { saveBestOnly: true })).toThrow(
      "ModelCheckpoint watches 'val_loss', which this fit does not report",
    );
    expect(weight(model)).toBe(0);
  });

  it('names folders after what other callbacks add, and by tfjs’s names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'named-'));
    const model = slope({ metrics: ['accuracy'] });
    await model.fit(x, y, {
      ...quiet,
      epochs: 2,
      callbacks: [
        scripted(model, [0.5, 0.25]),
        callbacks.ModelCheckpoint(join(folder, '{epoch:02d}-{score:.2f}-{acc:g}')),
      ],
    });
    expect(readdirSync(folder).sort()).toEqual(['01-0.50-0', '02-0.25-0']);
  });
});

it("tfjs's earlyStopping restores the best weights", async () => {
  for (const early of [tf.callbacks.earlyStopping, callbacks.earlyStopping]) {
    const model = slope({ rate: 0.2 });
    const script = scripted(model, []);
    await model.fit(x, y, {
      ...quiet,
      epochs: 9,
      callbacks: [script, early({ monitor: 'loss', patience: 2, restoreBestWeights: true })],
    });
    expect(script.weights.indexOf(weight(model))).toBe(0);
  }
});

it('fitDataset takes any mixture of callbacks, plain objects with their parameters typed', async () => {
  const seen: number[] = [];
  await slope().fitDataset(dataset(), {
    epochs: 2,
    verbose: 0,
    callbacks: [
      { onEpochEnd: async (epoch, logs) => void seen.push(epoch, Object.keys(logs ?? {}).length) },
      callbacks.TerminateOnNaN(),
    ],
  });
  expect(seen).toEqual([0, 1, 1, 1]);
});
