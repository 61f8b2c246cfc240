import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PlaygroundPage } from '../../browser/support/playground-page';
import { expect, test } from '../../browser/support/test';
import { record } from './record';

const WATCHED_MS = 10_000;
const RESULT = 'asleep.json';

const SPIRAL = [
  'const p = show.playground({',
  "  dataset: 'spiral', networkShape: [8, 8], seed: '0.5',",
  "  features: ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'],",
  '});',
].join('\n');

const LARGE = [
  'const rows = Array.from({ length: 5000 }, (_, i) => [Math.cos(i) * (i % 100), Math.sin(i * 1.3) * (i % 77)]);',
  'const p = show.playground({',
  '  x: rows, y: rows.map(([a = 0, b = 0]) => Number(a * b > 0)),',
  '  networkShape: Array(8).fill(32), learningRate: 0.001, seed: 1,',
  '});',
].join('\n');

/** Processor time of the kernel over five seconds, from two seconds after the page has gone on. */
const ASLEEP = [
  "import { writeFileSync } from 'node:fs';",
  'await new Promise(wait => setTimeout(wait, 2000));',
  'const [before, start] = [process.cpuUsage(), performance.now()];',
  'await new Promise(wait => setTimeout(wait, 5000));',
  'const { user, system } = process.cpuUsage(before);',
  `writeFileSync('${RESULT}', JSON.stringify({ share: (user + system) / 10 / (performance.now() - start) }));`,
].join('\n');

for (const [name, cell, epochs] of [
  ['spiral, 8 x 8', SPIRAL, 60],
  ['5,000 points, 8 layers of 32', LARGE, 0],
] as const) {
  test(`a playground that trains: ${name}`, async ({ lab, page, server }) => {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await lab.openCells('bench.ipynb', [cell, ASLEEP]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.press('Train');
    await expect.poll(() => playground.epoch()).toBeGreaterThan(5);
    const first = await playground.epoch();
    const watched = await watch(page);
    const trained = (await playground.epoch()) - first;
    record(name, '1/s', { 'drawn frames': [watched.frames / watched.seconds] }, { 'drawn frames': 30 });
    record(name, '1/s', { epochs: [trained / watched.seconds] }, epochs > 0 ? { epochs } : {});
    record(name, 'ms', { 'longest task of the page': [watched.longest] }, { 'longest task of the page': 50 });
    await lab.cell(1).locator('.jp-InputPrompt').click();
    await lab.command('notebook:run-cell');
    await lab.command('launcher:create');
    await expect(async () => {
      const { share } = JSON.parse(await readFile(join(server.root, RESULT), 'utf8')) as { share: number };
      record(name, '% of a core', { 'kernel, hidden': [share] }, { 'kernel, hidden': 2 });
    }).toPass({ intervals: [1000] });
  });
}

interface Watched {
  readonly frames: number;
  readonly seconds: number;
  readonly longest: number;
}

/** Counts maps of the output that are drawn, a hundred places wide, and looks for the longest task; a task under 50 ms is not told of and counts as 0. */
const watch = (page: Page): Promise<Watched> =>
  page.evaluate(async ms => {
    let [frames, longest] = [0, 0];
    const prototype = CanvasRenderingContext2D.prototype;
    const put = prototype.putImageData;
    prototype.putImageData = function (this: CanvasRenderingContext2D, image: ImageData, ...rest: number[]) {
      if (image.width === 100) frames++;
      return (put as (...all: unknown[]) => void).call(this, image, ...rest);
    } as typeof put;
    const observer = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    await new Promise(wait => setTimeout(wait, ms));
    const seconds = (performance.now() - start) / 1000;
    observer.disconnect();
    prototype.putImageData = put;
    return { frames, seconds, longest };
  }, WATCHED_MS);
