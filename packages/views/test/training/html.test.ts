import { staticHtml, type TrainingState } from '../../src';
import { failed, running } from '../fixtures/training';
import { pictures } from '../support/pictures';

const html = (state: TrainingState): string => staticHtml({ kind: 'training', id: 't', version: 1, state });

test('a failed run says why, in the colour of errors', () => {
  expect(html(failed)).toMatch(/class="epochlab-error">Loss is NaN since step 212/);
});

test('a million points and fifty metrics fit in an output', () => {
  const x = Array.from({ length: 20_000 }, (_, i) => i / 1000);
  const series = Array.from(
    { length: 50 },
    (_, i) => ({ metric: `m${i}`, set: 'training', per: 'batch', x, y: x.map(Math.sin) }) as const,
  );
  expect(html({ ...running, series }).length).toBeLessThan(200 * 1024);
});

test('a metric without any finite value says so in its plot', () => {
  const series = [{ metric: 'loss', set: 'training', per: 'epoch', x: [1, 2], y: [null, null] }] as const;
  expect(pictures(html({ ...running, series }))[0]).toContain('No finite value');
});

test('runs that are drawn over this one are named with their settings', () => {
  const runs = [{ name: 'narrow', settings: { units: 16, optimizer: 'sgd' }, series: [] }];
  expect(html({ ...running, runs })).toContain('narrow: units 16 · optimizer sgd');
});

test('a running run says what the process holds in memory', () => {
  const memory = { process: 812 * 2 ** 20, tensors: 2 ** 20, count: 12 };
  expect(html({ ...running, progress: { ...running.progress, memory } })).toContain('812 MiB in memory');
});
