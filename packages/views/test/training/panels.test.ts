import { legendLines, trainingPanels } from '../../src';
import { compared, gan, running } from '../fixtures/training';

test('a panel for each metric, in order of appearance', () => {
  expect(trainingPanels(running).map(panel => panel.metric)).toEqual(['loss', 'accuracy']);
});

test('training is solid blue, validation dashed orange, and batches lie pale behind their epochs', () => {
  const [loss] = trainingPanels(running);
  expect(loss?.lines.map(({ label, detail, style }) => [label, detail, style.colour, style.dash])).toEqual([
    ['each step', true, '#0072B2', ''],
    ['training', false, '#0072B2', ''],
    ['validation', false, '#E69F00', '6 4'],
  ]);
});

test('the mean of an epoch stands in the middle of the steps that it is the mean of', () => {
  const series = { metric: 'loss', set: 'training', per: 'epoch', x: [1, 2], y: [1.5, 0.5] } as const;
  const steps = { ...series, per: 'batch', x: [0.5, 1, 1.5, 2], y: [2, 1, 0.75, 0.25] } as const;
  const validation = { ...series, set: 'validation' } as const;
  const xs = (all: Parameters<typeof trainingPanels>[0]['series']): (readonly number[])[] =>
    (trainingPanels({ series: all })[0]?.lines ?? []).map(line => line.series.x);
  expect(xs([steps, series, validation])).toEqual([steps.x, [0.5, 1.5], [1, 2]]);
  expect(xs([series, validation])).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('a legend tells the mean of an epoch from its steps, which it names once', () => {
  const [loss] = trainingPanels(running);
  expect(loss && legendLines(loss).map(({ label, detail }) => [label, detail])).toEqual([
    ['training', false],
    ['validation', false],
    ['each step', true],
  ]);
  const [both] = trainingPanels(compared);
  expect(both && legendLines(both).map(({ label }) => label)).toEqual([
    'training',
    'validation',
    'narrow training',
    'narrow validation',
    'each step',
  ]);
});

test('batches are the curve itself while no epoch has ended', () => {
  const series = running.series.map(one => (one.per === 'epoch' ? { ...one, x: [], y: [] } : one));
  expect(trainingPanels({ series })[0]?.lines.find(line => line.series.per === 'batch')?.detail).toBe(false);
});

test('several runs have a hue each; validation is dashed in all', () => {
  const lines = trainingPanels(compared)[0]?.lines.filter(line => !line.detail) ?? [];
  expect(lines.map(({ run, label, style }) => [run, label, style.colour, style.dash])).toEqual([
    ['narrow', 'narrow training', '#E69F00', ''],
    ['narrow', 'narrow validation', '#E69F00', '6 4'],
    [undefined, 'training', '#0072B2', ''],
    [undefined, 'validation', '#0072B2', '6 4'],
  ]);
});

test('named series of one metric share its plot, told apart by hue and dash', () => {
  const [loss, ...others] = trainingPanels(gan);
  expect(others).toEqual([]);
  expect(loss?.lines.map(({ label, style }) => [label, style.colour, style.dash])).toEqual([
    ['generator', '#0072B2', ''],
    ['discriminator', '#E69F00', '6 4'],
  ]);
});
