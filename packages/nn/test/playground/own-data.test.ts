import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { show } from '../../src';

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

const rows = Array.from({ length: 40 }, (_, i) => ({
  id: `n${i}`,
  length: i % 7,
  width: i === 3 ? null : (i * 5) % 11,
  depth: (i * 3) % 13,
  grade: [3, 5, 8][i % 3],
  price: i / 7,
  species: ['setosa', 'virginica', 'versicolor'][i % 3],
}));

test('a CSV file by the names of its columns: texts are classes, other columns of numbers the inputs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const path = join(folder, 'data.csv');
  const cells = rows.map(row => Object.values(row).map(value => value ?? ''));
  writeFileSync(path, [Object.keys(rows[0] ?? {}), ...cells].map(row => row.join(',')).join('\n'));
  const p = show.playground(path, {
    label: 'species',
    columns: ['length', 'width', 'depth'],
    axes: ['depth', 'width'],
    seed: 1,
  });
  expect(p.source.classes).toEqual(['setosa', 'versicolor', 'virginica']);
  expect([p.source.axes, p.model.inputs[0]?.shape]).toEqual([
    ['depth', 'width'],
    [null, 3],
  ]);
  expect(p.source.scaling).toMatch(/1 of 40 rows are left out: a value is missing in them\.$/);
  expect(p.code).toContain(
    `data: '${path}', label: 'species', columns: ['length', 'width', 'depth'], axes: [2, 1]`,
  );
  p.dispose();
  rmSync(folder, { recursive: true });
});

test.each([
  ['price', 'regression', []],
  ['grade', 'classification', ['3', '5', '8']],
] as const)('the column %s makes a %s', (label, problem, classes) => {
  const p = show.playground(rows, { label, columns: ['length', 'depth'], visible: false });
  expect([p.settings.problem, p.source.classes]).toEqual([problem, classes]);
  p.dispose();
});

test('a data frame of columns takes all columns of numbers but the label', () => {
  const data = {
    a: [1, 2, 3, 4],
    b: Float32Array.of(4, 3, 1, 2),
    name: ['u', 'v', 'u', 'v'],
    c: [0, 1, 0, 2],
  };
  const p = show.playground({ data, label: 'name', visible: false });
  expect(p.source.columns).toEqual(['a', 'b', 'c']);
  p.dispose();
});

test.each([
  [rows, { label: 'kind' }, "There is no column 'kind'. The columns are: id, length"],
  [rows, { label: 'species', columns: ['length', 'id'] }, `Column 'id' of row 1 is "n0"; expected a number.`],
  [
    [{ a: 1, k: 'u' }],
    { label: 'k' },
    "The data have 1 columns of numbers beside 'k'; expected at least two",
  ],
  [rows, {}, 'label is missing'],
  [
    'data.csv',
    {},
    "a file of data wants the column to predict, as show.playground('data.csv', { label: 'species' })",
  ],
])('%# is refused', (data, options, message) => {
  expect(() => show.playground(data as never, options as never)).toThrow(message);
});

test('other axes draw the same rows and the same network in another plane', async () => {
  const p = show.playground(rows, {
    label: 'species',
    columns: ['length', 'depth', 'price'],
    seed: 1,
    visible: false,
  });
  await p.train(2);
  const [model, inputs] = [p.model, p.data.train.x.arraySync()];
  const before = p.trainer.samples.train.map(({ y }) => y);
  p.setAxes(['length', 'price']);
  expect(p.source.axes).toEqual(['length', 'price']);
  expect([p.model === model, p.epoch, p.data.train.x.arraySync()]).toEqual([true, 2, inputs]);
  expect(p.trainer.samples.train.map(({ y }) => y)).not.toEqual(before);
  expect(() => p.setAxes([0, 0])).toThrow(
    'expected two different columns from 0 to 2, or of length, depth, price',
  );
  expect(() => p.setPoints([])).toThrow('Points can be drawn where the data are two-dimensional');
  p.dispose();
  const plane = show.playground({ visible: false });
  expect(() => plane.setAxes([0, 1])).toThrow('There are no axes to choose');
  plane.dispose();
});

test('points that are drawn train the network; a third class begins another one, a data set of the page ends them', async () => {
  const before = tf.memory().numTensors;
  const p = show.playground({ dataset: 'gauss', seed: 1, visible: false });
  await p.train(2);
  const { model } = p;
  p.setPoints([]);
  expect([p.model === model, p.status, p.points]).toEqual([true, 'paused', []]);
  p.step();
  expect(p.epoch).toBe(2);
  const two = Array.from({ length: 20 }, (_, i) => ({
    x: (i % 5) - 2,
    y: i < 10 ? 2 : -2,
    label: Number(i < 10),
  }));
  p.setPoints(two);
  p.set({ learningRate: 0.3 });
  await p.train({ epochs: 200, loss: 0.02 });
  expect([p.model === model, p.points.length]).toEqual([true, 20]);
  expect(p.history.loss.at(-1)).toBeLessThanOrEqual(0.02);
  p.setPoints([...p.points, { x: 5, y: 0, label: 2 }]);
  expect([p.epoch, p.model.outputs[0]?.shape, p.runs.length]).toEqual([0, [null, 3], 1]);
  await p.train(1);
  p.set({ dataset: 'gauss' });
  expect([p.source.isOwn, p.data.train.x.shape[0]]).toEqual([false, 250]);
  expect(() => p.setPoints([{ x: 7, y: 0, label: 0 }])).toThrow('expected x and y from -6 to 6');
  expect(() => p.setPoints([{ x: 1, y: 0, label: 0.5 }])).toThrow('the index of a class, from 0 to 7');
  p.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('points of a regression are values', async () => {
  const points = [-1, -0.5, 0, 0.5, 1].map(label => ({ x: 4 * label, y: 0, label }));
  const p = show.playground({ points, problem: 'regression', percTrainData: 80, seed: 1, visible: false });
  expect(p.data.train.x.shape).toEqual([4, 2]);
  await p.train(50);
  expect(p.history.loss.at(-1)).toBeLessThan(p.history.loss[0] ?? 0);
  p.dispose();
});
