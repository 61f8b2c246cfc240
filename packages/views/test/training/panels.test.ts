import { trainingPanels } from '../../src';
import { compared, gan, running } from '../fixtures/training';

test('a panel for each metric, in order of appearance', () => {
  expect(trainingPanels(running).map(panel => panel.metric)).toEqual(['loss', 'accuracy']);
});

test('training is solid blue, validation dashed orange, and batches lie pale behind their epochs', () => {
  const [loss] = trainingPanels(running);
  expect(loss?.lines.map(({ label, detail, style }) => [label, detail, style.colour, style.dash])).toEqual([
    ['training', true, '#0072B2', ''],
    ['training', false, '#0072B2', ''],
    ['validation', false, '#E69F00', '6 4'],
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
