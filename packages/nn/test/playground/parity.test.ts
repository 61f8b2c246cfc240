import { NetworkByHand } from './by-hand';
import { defaultSettings } from '../../src/playground/settings/check-settings';
import type { PlaygroundSettings } from '@epochlab/views';
import { generatedSource } from '../../src/playground/points/source';
import { Trainer } from '../../src/playground/trainer';

const settings = (changes: Partial<PlaygroundSettings>): PlaygroundSettings => ({
  ...defaultSettings('0.12345'),
  ...changes,
});

/** The largest difference between two nested lists of numbers. */
const difference = (a: unknown, b: unknown): number =>
  typeof a === 'number'
    ? Math.abs(a - (b as number))
    : Math.max(0, ...Object.entries(a as object).map(([key, value]) => difference(value, (b as never)[key])));

const cases: Readonly<Record<string, Partial<PlaygroundSettings>>> = {
  'the defaults': {},
  'the spiral by two layers of eight': { dataset: 'spiral', networkShape: [8, 8], noise: 10 },
  'a remainder that fills no batch': { dataset: 'xor', batchSize: 17, percTrainData: 30 },
  'batches larger than the data': { batchSize: 300 },
  'L1, which kills links': {
    regularization: 'L1',
    regularizationRate: 0.1,
    networkShape: [6],
    dataset: 'gauss',
    features: ['x', 'y', 'sinX', 'sinY'],
  },
  'L2 with ReLU': { regularization: 'L2', regularizationRate: 0.03, activation: 'relu', dataset: 'xor' },
  'a regression by sigmoids': { problem: 'regression', regDataset: 'reg-gauss', activation: 'sigmoid' },
  'a regression without hidden layers': { problem: 'regression', networkShape: [], learningRate: 0.01 },
  'weights that begin at zero': { initZero: true, activation: 'linear' },
};

test.each(Object.entries(cases))(
  'twenty epochs with %s equal the formulas of TensorFlow Playground within 1e-5',
  (_, changes) => {
    const used = settings(changes);
    const trainer = new Trainer(used, generatedSource);
    const last = used.problem === 'regression' ? 'linear' : 'tanh';
    const byHand = new NetworkByHand(trainer.initial, used.activation, last);
    const [train, test] = [trainer.samples.train, trainer.samples.test].map(samples =>
      samples.map(({ inputs, label }) => [inputs, label] as const),
    ) as [(readonly [readonly number[], number])[], (readonly [readonly number[], number])[]];
    for (let epoch = 0; epoch < 20; epoch++) {
      trainer.runEpoch();
      byHand.epoch(train, {
        batchSize: used.batchSize,
        learningRate: used.learningRate,
        rate: used.regularizationRate,
        rule: used.regularization,
      });
    }
    expect(trainer.history.epoch).toHaveLength(21);
    expect(difference(trainer.network.weights, byHand.weights)).toBeLessThan(1e-5);
    expect(trainer.history.loss.at(-1)).toBeCloseTo(byHand.loss(train), 5);
    expect(trainer.history.testLoss.at(-1)).toBeCloseTo(byHand.loss(test), 5);
    expect(trainer.network.learning.flat(2).map(learns => learns === 0)).toEqual(byHand.dead.flat(2));
    if (used.regularization === 'L1') expect(byHand.dead.flat(2)).toContain(true);
    trainer.dispose();
  },
);

test('op by op a run is the same as by graphs', () => {
  const run = (): Trainer => {
    const trainer = new Trainer(
      settings({ dataset: 'xor', regularization: 'L2', regularizationRate: 0.03 }),
      generatedSource,
    );
    for (let epoch = 0; epoch < 3; epoch++) trainer.runEpoch();
    return trainer;
  };
  const compiled = run();
  process.env['EPOCHLAB_COMPILE'] = '0';
  try {
    const opByOp = run();
    expect(difference(compiled.network.weights, opByOp.network.weights)).toBeLessThan(1e-6);
    expect(difference(compiled.history.testLoss, opByOp.history.testLoss)).toBeLessThan(1e-6);
    opByOp.dispose();
  } finally {
    delete process.env['EPOCHLAB_COMPILE'];
    compiled.dispose();
  }
});
