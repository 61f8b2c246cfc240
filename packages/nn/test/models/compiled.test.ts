import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { layers, losses, models, optimizers, tf } from '@epochlab/nn';

let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  warnings = [];
  jest.spyOn(console, 'warn').mockImplementation((line: string) => void warnings.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const x = tf.tensor2d([0.3, -1, 2, 0.5, 1, 1, -0.4, 0.8], [4, 2]);
const y = tf.tensor2d([1, 0, 1, 1], [4, 1]);

const one = () =>
  models.Sequential([
    layers.Dense(3, { inputShape: [2], activation: 'tanh' }),
    layers.Dense(1, { activation: 'sigmoid' }),
  ]);

/** Two outputs, a and b. */
function two(): tf.LayersModel {
  const input = layers.Input([2]);
  const output = (name: string) =>
    layers.Dense(1, { name, activation: 'sigmoid' }).apply(input) as tf.SymbolicTensor;
  return models.Model({ inputs: input, outputs: [output('a'), output('b')] });
}

type Targets = tf.Tensor | tf.Tensor[];

async function epoch(model: tf.LayersModel, targets: Targets): Promise<Record<string, unknown>> {
  const { history } = await model.fit(x, targets as tf.Tensor, {
    epochs: 2,
    batchSize: 2,
    shuffle: false,
    verbose: 0,
  });
  return history;
}

/** The model and what is loaded of it, after the same two epochs more. */
async function both(model: tf.LayersModel, targets: Targets, options?: models.LoadModelOptions) {
  await epoch(model, targets);
  await models.saveModel(model, folder, { includeOptimizer: true });
  const loaded = await models.loadModel(folder, options);
  return { loaded, before: await epoch(model, targets), after: await epoch(loaded, targets) };
}

function expectSame(before: Record<string, unknown>, after: Record<string, unknown>): void {
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [name, values] of Object.entries(before))
    (after[name] as number[]).forEach((value, i) =>
      expect(value).toBeCloseTo((values as number[])[i] ?? NaN, 5),
    );
}

const pinball = (yTrue: tf.Tensor, yPred: tf.Tensor) => {
  const error = tf.sub(yTrue, yPred);
  return tf.mean(tf.maximum(tf.mul(0.9, error), tf.mul(-0.1, error)), -1);
};

describe('a model saved with its optimizer trains on as if it had never been saved', () => {
  it.each<[string, () => tf.ModelCompileArgs]>([
    ['adam, huber', () => ({ optimizer: 'adam', loss: 'huber' })],
    ['a list of a loss', () => ({ optimizer: optimizers.SGD(0.1, { momentum: 0.9 }), loss: ['huber'] })],
    ['losses.huber', () => ({ optimizer: optimizers.RMSprop(0.01), loss: losses.huber })],
    ['losses.Huber', () => ({ optimizer: optimizers.Adagrad(0.1), loss: losses.Huber({ delta: 0.1 }) })],
    [
      'losses.BinaryCrossentropy',
      () => ({
        optimizer: optimizers.Adamax(0.05),
        loss: losses.BinaryCrossentropy({ labelSmoothing: 0.2 }),
        metrics: ['accuracy', 'precision', tf.metrics.meanAbsoluteError],
      }),
    ],
    [
      "tfjs's loss",
      () => ({
        optimizer: optimizers.Adadelta(1),
        loss: tf.losses.meanSquaredError as never,
        metrics: 'mae',
      }),
    ],
    [
      'a weight of the only loss, clipped gradients, op by op',
      () => ({
        optimizer: optimizers.RMSprop({ learningRate: 0.1, centered: true, momentum: 0.5, clipnorm: 0.01 }),
        loss: 'mse',
        lossWeights: [2],
        eager: true,
      }),
    ],
  ])('%s', async (_, args) => {
    const model = one();
    model.compile(args());
    const { before, after } = await both(model, y);
    expectSame(before, after);
    expect(warnings).toEqual([]);
  });

  it('with losses, weights and metrics by output', async () => {
    const model = two();
    model.compile({
      optimizer: optimizers.Adam({ learningRate: 0.05, globalClipnorm: 0.1 }),
      loss: { a: 'binary_crossentropy', b: losses.huber } as never,
      lossWeights: { a: 3, b: 0.5 },
      metrics: { a: ['accuracy', 'mae'], b: 'mae' } as never,
    });
    const { before, after } = await both(model, [y, tf.sub(1, y)]);
    expectSame(before, after);
    expect(warnings).toEqual([]);
  });

  it('with the learning rate that it had reached', async () => {
    const model = one();
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    optimizers.setLearningRate(model.optimizer, 0.5);
    const { before, after, loaded } = await both(model, y);
    expectSame(before, after);
    expect(optimizers.learningRateOf(loaded.optimizer)).toBe(0.5);
  });

  it('with functions of its own that are given back by name', async () => {
    const own = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.mean(tf.abs(tf.sub(yTrue, yPred)), -1);
    const model = one();
    model.compile({ optimizer: 'adam', loss: pinball, metrics: [own] });
    const { before, after } = await both(model, y, { customObjects: { pinball, own } });
    expectSame(before, after);
    expect(warnings).toEqual([]);
  });
});

describe('what a file cannot hold costs the compilation, never the weights', () => {
  class Mine extends tf.SGDOptimizer {
    static override get className() {
      return 'Mine';
    }
  }

  it.each<[string, () => tf.ModelCompileArgs, RegExp]>([
    [
      'a loss',
      () => ({ optimizer: 'adam', loss: pinball }),
      /its loss is the function 'pinball'.*customObjects: { pinball }/,
    ],
    [
      'a list of losses',
      () => ({ optimizer: 'adam', loss: [pinball] }),
      /its loss is the function 'pinball'/,
    ],
    [
      'an arrow',
      () => ({
        optimizer: 'adam',
        loss: 'mse',
        metrics: [(t: tf.Tensor, p: tf.Tensor) => tf.mean(tf.sub(t, p), -1)],
      }),
      /its metric is a function without a name.*compile it again/,
    ],
    ['an optimizer', () => ({ optimizer: new Mine(0.1), loss: 'mse' }), /its optimizer is of the class Mine/],
  ])('%s', async (_, args, notice) => {
    const model = one();
    model.compile(args());
    await epoch(model, y);
    await model.save(folder, { includeOptimizer: true });
    for (const load of [models.loadModel, tf.loadLayersModel]) {
      warnings = [];
      const loaded = await load(folder);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(/^The model has its weights, but is not compiled: [^\n]*\.$/);
      expect(warnings[0]).toMatch(notice);
      expect((loaded.predict(x) as tf.Tensor).arraySync()).toEqual(
        (model.predict(x) as tf.Tensor).arraySync(),
      );
      await expect(epoch(loaded, y)).rejects.toThrow(/compile/);
      loaded.compile({ optimizer: 'sgd', loss: 'mse' });
      expect((await epoch(loaded, y))['loss']).toHaveLength(2);
    }
  });

  it('a training configuration of tfjs that is not understood', async () => {
    const model = one();
    model.compile({ optimizer: 'adam', loss: 'mse' });
    let artifacts: io.ModelArtifacts | undefined;
    await model.save(
      tf.io.withSaveHandler(async given => ((artifacts = given), {} as io.SaveResult)),
      {
        includeOptimizer: true,
      },
    );
    for (const trainingConfig of [
      { loss: {}, optimizer_config: { class_name: 'Adam', config: {} } },
      {
        epochlab: {
          loss: { all: 'mse' },
          metrics: null,
          lossWeights: [1, 2],
          optimizer: { className: 'SGD', config: { learningRate: 1 }, clipping: {} },
        },
      },
      { loss: 'mse', sample_weight_mode: 'temporal', optimizer_config: { class_name: 'Adam', config: {} } },
    ]) {
      warnings = [];
      const loaded = await tf.loadLayersModel({
        load: async () => ({ ...artifacts, trainingConfig }) as unknown as io.ModelArtifacts,
      });
      expect(warnings).toHaveLength(1);
      expect(loaded.getWeights()).toHaveLength(4);
      expect(loaded.optimizer).toBeUndefined();
    }
  });

  it('compile: false loads a model that is not compiled, without a word', async () => {
    const model = one();
    model.compile({ optimizer: 'adam', loss: pinball });
    await models.saveModel(model, folder, { includeOptimizer: true });
    const loaded = await models.loadModel(folder, { compile: false });
    expect(loaded.optimizer).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('an optimizer that does not say what it remembers is saved without it, and says so', async () => {
    class Plain extends tf.Optimizer {
      static className = 'Plain';
      override applyGradients(): void {}
      override getConfig() {
        return {};
      }
    }
    const model = one();
    model.compile({ optimizer: new Plain(), loss: 'mse' });
    await models.saveModel(model, folder, { includeOptimizer: true });
    expect(warnings).toEqual([expect.stringMatching(/The optimizer Plain has no getWeights/)]);
    expect((await models.loadModel(folder)).getWeights()).toHaveLength(4);
  });
});

describe('classes of a cell that ran twice', () => {
  it('the newest class of a name makes the layer that is loaded', async () => {
    const define = (factor: number) => {
      class Scale extends tf.layers.Layer {
        static className = 'ScaleOfACell';
        override call(inputs: tf.Tensor | tf.Tensor[]) {
          return tf.mul((inputs as tf.Tensor[])[0] ?? (inputs as tf.Tensor), factor);
        }
      }
      tf.serialization.registerClass(Scale);
      return new Scale({ inputShape: [2] });
    };
    await models.saveModel(models.Sequential([define(2)]), folder);
    define(3);
    const loaded = await models.loadModel(folder);
    expect((loaded.predict(tf.ones([1, 2])) as tf.Tensor).arraySync()).toEqual([[3, 3]]);
  });

  it('a router of addresses that is registered twice is used once, the newest', async () => {
    for (const name of ['first', 'second']) {
      const router = (url: string | string[]) =>
        (String(url).startsWith('cell://')
          ? tf.io.withSaveHandler(async () => ({ modelArtifactsInfo: { name } }) as never)
          : null) as io.IOHandler;
      tf.io.registerSaveRouter(router);
    }
    expect(await one().save('cell://x')).toEqual({ modelArtifactsInfo: { name: 'second' } });
  });
});
