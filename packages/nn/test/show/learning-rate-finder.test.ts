import { layers, models, optimizers, show, tf } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';

beforeEach(() => new RecordingHost());

const made = {
  Momentum: () => tf.train.momentum(0.01, 0.9),
  RMSprop: () => optimizers.RMSprop(0.01),
  Adagrad: () => optimizers.Adagrad(0.01),
  Adadelta: () => optimizers.Adadelta(0.01),
  Adam: () => optimizers.Adam(0.01),
  Adamax: () => optimizers.Adamax(0.01),
};

type Name = keyof typeof made;

const x = tf.randomNormal([96, 3], 0, 1, 'float32', 2);
const y = x.sum(1, true);

/** The same model each time. */
function build(name: Name, eager: boolean): tf.Sequential {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 1 });
  const model = models.Sequential([layers.Dense(1, { inputShape: [3], kernelInitializer })]);
  model.compile({ optimizer: made[name](), loss: 'mse', eager });
  return model;
}

const losses = async (model: tf.Sequential): Promise<number[]> =>
  (await model.fit(x, y, { epochs: 3, batchSize: 32, shuffle: false, verbose: 0 })).history[
    'loss'
  ] as number[];

const find = (model: tf.Sequential) => show.learningRateFinder(model, x, y, { from: 1e-3, steps: 40 });

/** One after the other: a fit is over before the next begins. */
async function trained(model: tf.Sequential, parts: readonly ((model: tf.Sequential) => Promise<unknown>)[]) {
  const results: unknown[] = [];
  for (const part of parts) results.push(await part(model));
  return results;
}

describe.each(Object.keys(made) as Name[])('the learning rate finder leaves no trace in %s', name => {
  it.each([
    ['compiled', false],
    ['op by op', true],
  ])('%s', async (_, eager) => {
    const [first, second] = (await trained(build(name, eager), [losses, losses])) as number[][];
    const found = await trained(build(name, eager), [find, losses, find, losses]);
    // Only how far the training may be grouped into calls differs.
    expectNear(found[1] as number[], first ?? []);
    expectNear(found[3] as number[], second ?? []);
  });

  it('steps are counted as before', async () => {
    const model = build(name, false);
    await losses(model);
    const { iterations } = model.optimizer;
    await find(model);
    expect(model.optimizer.iterations).toBe(iterations);
  });
});

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5));
}
