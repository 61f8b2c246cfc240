import fc from 'fast-check';
import type { Action, Callback, Compile, Effect, Fit, Optimizer } from '../program';
import { between, one, seldom, some } from './choice';

const clipping = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ clipnorm: one(0.1, 1) }) },
  { weight: 1, arbitrary: fc.record({ clipvalue: one(0.05, 0.5) }) },
);
const made = (name: string, args: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Optimizer> =>
  fc
    .tuple(some({ learningRate: one(0.1, 0.03, 0.01, 0.001), ...args }, ['learningRate']), clipping)
    .map(([own, clip]) => ({ name, args: { ...own, ...clip } }));
const optimizer: fc.Arbitrary<Optimizer> = fc.oneof(
  made('SGD', { momentum: one(0.5, 0.9), nesterov: fc.boolean() }),
  made('Adam', { beta1: one(0.8, 0.9), beta2: one(0.99, 0.999), epsilon: one(1e-4, 1e-3) }),
  made('Adamax', { beta1: one(0.8, 0.9), beta2: one(0.99, 0.999) }),
  made('RMSprop', { rho: one(0.5, 0.9), momentum: one(0, 0.5), centered: fc.boolean() }),
  made('Adagrad', { initialAccumulatorValue: one(0.1, 0.5) }),
  made('Adadelta', { rho: one(0.9, 0.95) }),
);

export const compile: fc.Arbitrary<Compile> = fc.record({
  optimizer,
  metrics: fc.uniqueArray(one('accuracy', 'mae', 'mse', 'cosineProximity', 'own'), { maxLength: 2 }),
  lossWeights: fc.array(one(0.5, 1, 2), { maxLength: 2 }),
});

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ effect: fc.constant('scale weights' as const), by: one(0.5, 0.9, -1) }),
  fc.record({ effect: fc.constant('scale rate' as const), by: one(0.1, 0.5, 2) }),
  fc.record({ effect: fc.constant('set factor' as const), to: one(0, 0.5, 2) }),
  fc.record({ effect: fc.constant('set gain' as const), to: one(0.5, 2) }),
  fc.record({ effect: fc.constant('freeze' as const), layer: between(0, 5), trainable: fc.boolean() }),
  fc.record({ effect: one('predict', 'predictOnBatch', 'evaluate', 'trainOnBatch') }),
  fc.record({ effect: one('stop', 'stop', 'reset states', 'reset states', 'dispose') }),
  fc.record({ effect: fc.constant('freeze model' as const), trainable: fc.boolean() }),
  fc.record({ effect: one('set layer weights', 'assign'), layer: between(0, 5), by: one(0.5, -1) }),
  fc.record({
    effect: fc.constant('inside' as const),
    scope: one('tidy', 'variableGrads', 'grad', 'customGrad'),
    call: one('predict', 'predictOnBatch', 'evaluate', 'trainOnBatch', 'fit'),
  }),
  fc.record({ effect: fc.constant('recompile' as const), optimizer }),
  fc.record({
    effect: fc.constant('gradient' as const),
    of: one('predict', 'predictOnBatch', 'apply', 'evaluate', 'trace'),
    by: one('variableGrads', 'grad', 'minimize', 'grad of grad'),
  }),
);

const callback: fc.Arbitrary<Callback> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      callback: fc.constant('own' as const),
      on: one('onEpochBegin', 'onEpochEnd', 'onTrainBegin', 'onTrainEnd', 'onBatchBegin', 'onBatchEnd'),
      at: between(0, 2),
      effect,
    }),
  },
  { weight: 1, arbitrary: fc.record({ callback: fc.constant('watch batches' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      callback: fc.constant('EarlyStopping' as const),
      args: some({
        patience: between(0, 1),
        monitor: one('loss', 'val_loss'),
        restoreBestWeights: fc.boolean(),
        minDelta: one(0, 0.05),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      callback: fc.constant('ReduceLROnPlateau' as const),
      args: some(
        {
          patience: between(0, 1),
          factor: one(0.1, 0.5),
          monitor: one('loss', 'val_loss'),
          minDelta: one(0.01, 0.1),
        },
        ['monitor'],
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ callback: fc.constant('LearningRateScheduler' as const), by: one(0.5, 0.9) }),
  },
);

/** Long enough, now and then, for XLA to compile the second fit. */
const epochs = fc.oneof({ weight: 9, arbitrary: between(1, 3) }, { weight: 1, arbitrary: one(12, 30) });
const batchSize = one(2, 3, 4, 8, 32);
const fit: { readonly [K in keyof Fit]: fc.Arbitrary<Fit[K]> } = {
  epochs,
  batchSize,
  validation: seldom(2),
  callbacks: fc.array(callback, { maxLength: 2 }),
};

export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('fit' as const),
      ...fit,
      sampleWeight: one('none', 'none', 'none', 'none', 'rows', 'steps'),
      classWeight: seldom(8),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fitDataset' as const),
      ...fit,
      map: one('', '', 'predict', 'predict async'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('die and resume' as const), ...fit, dies: between(1, 2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('evaluateDataset' as const), batchSize }) },
  { weight: 3, arbitrary: fc.record({ do: one('predict', 'evaluate'), batchSize, times: between(1, 4) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('effect' as const), effect, times: between(1, 4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save and load' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wrong data' as const),
      what: one('rows', 'shape', 'NaN', 'token', 'target'),
    }),
  },
);
