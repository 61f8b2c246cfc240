import * as tf from '@tensorflow/tfjs-node';
import { goOnCode, type PlaygroundState } from '@epochlab/views';
import { transpileModule, ModuleKind, ScriptTarget } from 'typescript';
import { datasets, show } from '../../src';
import type { Playground } from '../../src/playground';
import { playgroundPayload } from '../../src/playground/state-of';

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

/** Runs the code as a cell would, and gives the loss that it logs. */
async function lossLoggedBy(code: string): Promise<number> {
  const { outputText } = transpileModule(`export async function cell() {\n${code}\n}`, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const exports: { cell?: () => Promise<void> } = {};
  const logged: unknown[][] = [];
  const log = { log: (...values: unknown[]) => void logged.push(values) };
  // The cell's own text, as the kernel runs it with these names in scope.
  new Function('exports', 'tf', 'show', 'datasets', 'console', outputText)(exports, tf, show, datasets, log);
  await exports.cell?.();
  return Number(logged.find(([word]) => word === 'loss')?.[1]);
}

async function expectReproduced(p: Playground): Promise<void> {
  const loss = p.history.loss.at(-1) ?? NaN;
  expect(Math.abs((await lossLoggedBy(p.code)) - loss)).toBeLessThan(1e-4);
  p.dispose();
}

test('the code of a plain run is a plain model, and logs the same loss', async () => {
  const p = show.playground({ dataset: 'spiral', networkShape: [5], seed: 5, features: ['x', 'y', 'sinX'] });
  await p.train(4);
  expect(p.code).toContain('model.fit');
  await expectReproduced(p);
});

test('the code does again what was done meanwhile: rates, noise, data, weights, links, a reset', async () => {
  const p = show.playground({ dataset: 'xor', seed: 5, batchSize: 7 });
  await p.train(2);
  p.newWeights();
  p.newData();
  await p.train(3);
  p.reset();
  await p.train(2);
  p.set({ learningRate: 0.1 });
  p.set({ regularization: 'L1', regularizationRate: 0.01, showTestData: true });
  await p.train(2);
  p.changeLink({ layer: 0, input: 1, unit: 2, weight: 0, learns: false });
  p.set({ noise: 20 });
  p.newData();
  await p.train(3);
  expect(p.code).toContain("p.set({ learningRate: 0.1, regularization: 'L1', regularizationRate: 0.01 });");
  await expectReproduced(p);
});

test('the code freezes layers, restores links, and learns from single points where the run did', async () => {
  const p = show.playground({ dataset: 'xor', seed: 5 });
  await p.train(2);
  p.freezeLayer(0);
  p.changeLink({ layer: 1, input: 0, unit: 0, weight: 0, learns: false });
  await p.train(2);
  p.changeLink({ layer: 1, input: 0, unit: 0, restore: true });
  p.inside.at({ sample: 3 });
  for (const _ of ['backward pass', 'update']) p.inside.step();
  await p.train(2);
  expect(p.code).toContain('p.freezeLayer(0, true);');
  expect(p.code).toContain('p.learnFrom(3);');
  await expectReproduced(p);
});

test('the code goes through a divergence and back', async () => {
  const p = show.playground({ dataset: 'reg-plane', activation: 'linear', learningRate: 10, seed: 1 });
  await p.train(500);
  p.recover();
  p.recover();
  await p.train(2);
  if (p.status === 'diverged') p.recover();
  await expectReproduced(p);
});

test('weights and epoch are all that is needed to go on, to the same loss', async () => {
  const settings = { dataset: 'circle', batchSize: 7, seed: 3 } as const;
  const p = show.playground(settings);
  await p.train(6);
  const q = show.playground({ ...p.settings, weights: p.weights, epoch: p.epoch });
  expect([q.epoch, q.history.loss[0]]).toEqual([6, p.history.loss.at(-1)]);
  await Promise.all([p.train(3), q.train(3)]);
  expect(q.history.loss.at(-1)).toBeCloseTo(p.history.loss.at(-1) ?? NaN, 6);
  p.dispose();
  expect(() => show.playground({ weights: q.weights, networkShape: [9] })).toThrow(
    'The weights have the shapes',
  );
  await expectReproduced(q);
});

test('the state in a file has all that a cell needs to go on from there', async () => {
  const p = show.playground({ dataset: 'xor', stop: { epoch: 9 }, seed: 3 });
  p.changeLink({ layer: 0, input: 1, unit: 2, weight: 0, learns: false });
  await p.train(4);
  const { state } = playgroundPayload(p, { id: 'a', title: '', hidden: [], notes: [] });
  const code = goOnCode(state as PlaygroundState);
  expect(code).toContain('stop: { epoch: 9 }');
  const again = await lossLoggedBy(`${code}\nconsole.log('loss', p.history.loss.at(-1)); p.dispose();`);
  expect(again).toBeCloseTo(p.history.loss.at(-1) ?? NaN, 4);
  p.dispose();
});
