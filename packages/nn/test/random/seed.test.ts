import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { graph, layers, models, tf } from '../../src';
import { takeOverIn } from '../../../train/src/loop/take-over';

const typescript = join(__dirname, '../../../../test/setup/typescript.cjs');
const program = ['-r', typescript, join(__dirname, 'process/seeded.ts')];

const run = (seed: number): Record<string, unknown> => {
  const { stdout, stderr } = spawnSync(process.execPath, [...program, String(seed)], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
};

test('two processes with one seed have the same weights, histories, orders and draws; another seed has others', () => {
  const [first, second, other] = [run(7), run(7), run(8)];
  expect(second).toEqual(first);
  for (const key of ['histories', 'weights', 'passes', 'order', 'classes', 'others', 'math'])
    expect([key, other[key]]).not.toEqual([key, first[key]]);
});

const twice = <T>(use: () => T): [T, T] => {
  models.setRandomSeed(3);
  const first = use();
  models.setRandomSeed(3);
  return [first, use()];
};

test('after a seed each draw is another one, and the seed begins them again', () => {
  const [first, again] = twice(() => [1, 2, 3].map(() => tf.randomNormal([4]).arraySync()));
  expect(again).toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
  expect(first[1]).not.toEqual(first[2]);
});

test('after a seed XLA takes over from TensorFlow at a step that the graph decides, also where rows are shuffled', () => {
  models.setRandomSeed(3);
  expect(takeOverIn(false, true)).toBe('by rule');
});

test.each([
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'leCunNormal',
  'randomNormal',
  'randomUniform',
  'truncatedNormal',
  'orthogonal',
  'varianceScaling',
])('weights of %s are repeated', kernelInitializer => {
  const build = () => {
    const model = models.Sequential([layers.Dense(4, { inputShape: [4], kernelInitializer })]);
    const [kernel] = model.getWeights();
    return kernel?.arraySync();
  };
  const [first, again] = twice(build);
  expect(again).toEqual(first);
  expect(build()).not.toEqual(first);
});

test('a seed of its own goes before the general one, and takes nothing of its stream', () => {
  const [first, again] = twice(() => tf.randomNormal([3]).arraySync());
  models.setRandomSeed(3);
  const own = tf.randomNormal([3], 0, 1, 'float32', 5).arraySync();
  expect(tf.randomNormal([3]).arraySync()).toEqual(first);
  expect(again).toEqual(first);
  models.setRandomSeed(4);
  expect(tf.randomNormal([3], 0, 1, 'float32', 5).arraySync()).toEqual(own);
});

test('Math.random stays as it is unless asked for', () => {
  const { random } = Math;
  models.setRandomSeed(3);
  tf.randomNormal([3]);
  expect(Math.random).toBe(random);
  const [first, again] = [1, 2].map(() => {
    tf.setSeed(3, { math: true });
    return [Math.random(), Math.random()];
  });
  Math.random = random;
  expect(again).toEqual(first);
});

test('a loss that draws from a seeded Math.random is not frozen', async () => {
  const { random } = Math;
  tf.setSeed(3, { math: true });
  const model = models.Sequential([layers.Dense(1, { inputShape: [2] })]);
  const loss = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.add(tf.sub(yPred, yTrue).square(), Math.random());
  model.compile({ optimizer: tf.train.sgd(0), loss });
  const { history } = await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 6, verbose: 0 });
  Math.random = random;
  expect(new Set(history['loss']).size).toBe(6);
});

test('what is no seed is refused', () => {
  expect(() => models.setRandomSeed(0.5)).toThrow('A seed is a whole number or a text, got 0.5');
  expect(() => tf.setSeed(undefined as unknown as number)).toThrow(TypeError);
});

test('a traced tf.multinomial draws by probabilities, something else each time', () => {
  const drawn = graph.trace((p: tf.Tensor2D) => tf.multinomial(p, 5000, undefined, true));
  const p = tf.tensor2d([[0.25, 0.75, 0]]);
  const [first, second] = [drawn(p), drawn(p)] as [tf.Tensor, tf.Tensor];
  expect([0, 1, 2].map(i => Math.round((tf.equal(first, i).mean().arraySync() as number) * 20) / 20)).toEqual(
    [0.25, 0.75, 0],
  );
  expect(second.arraySync()).not.toEqual(first.arraySync());
});
