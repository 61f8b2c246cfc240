import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LabPage } from '../../browser/support/lab-page';
import { expect, test } from '../../browser/support/test';
import { record } from './record';
import { UnwatchedBrowser } from './unwatched-browser';

const PAIRS = 6;
/** How long one fit should take, in seconds. */
const SECONDS = 20;
/** Where the cell leaves its times, beside the notebook. */
const RESULT = 'times.json';

/** Models whose steps take very different times; the last takes all processors. */
const models: Readonly<Record<string, string>> = {
  'small dense network': [
    'const x = tf.randomNormal([8192, 32]);',
    'const model = tf.sequential({ layers: [',
    "  tf.layers.dense({ units: 32, activation: 'relu', inputShape: [32] }),",
    "  tf.layers.dense({ units: 10, activation: 'softmax' }),",
    '] });',
  ].join('\n'),
  'convolutional network': [
    'const x = tf.randomNormal([1024, 28, 28, 1]);',
    'const model = tf.sequential({ layers: [',
    "  tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),",
    '  tf.layers.flatten(),',
    "  tf.layers.dense({ units: 10, activation: 'softmax' }),",
    '] });',
  ].join('\n'),
  'wide dense network': [
    'const x = tf.randomNormal([4096, 256]);',
    'const model = tf.sequential({ layers: [',
    "  tf.layers.dense({ units: 1024, activation: 'relu', inputShape: [256] }),",
    "  tf.layers.dense({ units: 512, activation: 'relu' }),",
    "  tf.layers.dense({ units: 10, activation: 'softmax' }),",
    '] });',
  ].join('\n'),
};

/** Fits with the view and without it in turns (ABBA), each from the same weights. */
const paired = (model: string): string =>
  [
    model,
    'const y = tf.randomUniform([x.shape[0]], 0, 10).floor();',
    "model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });",
    'const weights = model.getWeights().map(one => one.clone());',
    'const fit = async (epochs: number, verbose: 0 | 1) => {',
    '  model.setWeights(weights);',
    '  const [cpu, start] = [process.cpuUsage(), performance.now()];',
    '  await model.fit(x, y, { epochs, batchSize: 32, verbose });',
    '  const { user, system } = process.cpuUsage(cpu);',
    '  return { verbose, wall: performance.now() - start, cpu: (user + system) / 1000 };',
    '};',
    // The first fits trace and compile, the next ones show how many epochs take as long as is wanted.
    'let epochs = 4;',
    'for (let wall = 0; wall < 1500; epochs *= 2) wall = (await fit(epochs, 0)).wall;',
    `for (let again = 0; again < 2; again++) epochs = Math.ceil((${SECONDS * 1000} * epochs) / (await fit(epochs, 0)).wall);`,
    'const times = [];',
    `for (let pair = 0; pair < ${PAIRS}; pair++)`,
    '  for (const verbose of pair % 2 === 0 ? [0, 1] as const : [1, 0] as const) {',
    // JupyterLab looks through all outputs of a notebook at each change: here there is one, as where one trains one model.
    '    clearOutput();',
    '    await new Promise(settled => setTimeout(settled, 2000));',
    '    times.push(await fit(epochs, verbose));',
    '  }',
    "import { writeFileSync } from 'node:fs';",
    `writeFileSync('${RESULT}', JSON.stringify(times));`,
  ].join('\n');

interface Time {
  readonly verbose: 0 | 1;
  readonly wall: number;
  readonly cpu: number;
}

for (const [name, model] of Object.entries(models)) {
  test(`what the view costs a ${name}`, async ({ server }) => {
    test.setTimeout(600_000);
    const browser = await UnwatchedBrowser.start(test.info().project.use.launchOptions);
    try {
      await browser.visit(async page => {
        const lab = new LabPage(page, server);
        await lab.openCells('cost.ipynb', [paired(model)]);
        await lab.startAllCells();
      });
      const times = await taken(join(server.root, RESULT));
      await browser.visit(page => new LabPage(page, server).shutDownKernels());
      record(
        name,
        'with / without',
        {
          'time, the page drawing beside it': ratios(times, ({ wall }) => wall),
          "kernel's processor time": ratios(times, ({ cpu }) => cpu),
          // Machines differ from minute to minute in how fast they compute, less in how long a thread waits for a processor.
          "time for the kernel's processor time": ratios(times, ({ wall, cpu }) => wall / cpu),
        },
        {
          'time, the page drawing beside it': 1.02,
          "kernel's processor time": 1.02,
          "time for the kernel's processor time": 1.02,
        },
      );
    } finally {
      await browser.close();
    }
  });
}

test('how often a page gets news of a run', async ({ lab, page }) => {
  const sent = watchRuns(page);
  await lab.openCells('messages.ipynb', [
    `${models['small dense network']}\nconst y = tf.randomUniform([x.shape[0]], 0, 10).floor();`,
    "model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });",
    'for (let run = 0; run < 3; run++) await model.fit(x, y, { epochs: 500 });',
  ]);
  await lab.startAllCells();
  await lab.expectIdle(120_000);
  record(
    'small dense network',
    'messages/s',
    { 'busiest second of a run': [...sent.values()].map(busiestSecond) },
    { 'busiest second of a run': 10 },
  );
});

/** Ratio of the time with the view to that without, for each pair. */
function ratios(times: readonly Time[], of: (time: Time) => number): number[] {
  return Array.from({ length: PAIRS }, (_, pair) => {
    const both = times.slice(2 * pair, 2 * pair + 2);
    const [without = NaN, withView = NaN] = both.sort((a, b) => a.verbose - b.verbose).map(of);
    return withView / without;
  });
}

/** The result that the cell has left, once it has; the next cell leaves its own. */
async function taken(file: string): Promise<readonly Time[]> {
  let times: readonly Time[] = [];
  await expect(async () => {
    times = JSON.parse(await readFile(file, 'utf8')) as readonly Time[];
  }).toPass({ intervals: [1000] });
  await rm(file);
  return times;
}

/**
 * When the kernel sent something of each run: messages to its views, its output and what replaced it. A run is told by the id of its
 * view, which the front end names when it opens a comm: when one run follows another, each has seconds of its own.
 */
function watchRuns(page: Page): Map<string, number[]> {
  const times = new Map<string, number[]>();
  const runOf = new Map<string, string>();
  page.on('websocket', socket => {
    socket.on('framesent', ({ payload }) => {
      const text = payload.toString('latin1');
      const [, comm] = /"comm_id":\s*"([^"]+)"/.exec(text) ?? [];
      const [, run] = /"data":\s*\{\s*"id":\s*"([^"]+)"/.exec(text) ?? [];
      if (comm !== undefined && run !== undefined && /"msg_type":\s*"comm_open"/.test(text))
        runOf.set(comm, run);
    });
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString('latin1');
      // A message's own header comes first, with the moment at which the kernel made it.
      const [, date] = /"date":\s*"([^"]+)"/.exec(text) ?? [];
      const [, type = ''] = /"msg_type":\s*"([^"]+)"/.exec(text) ?? [];
      const run = subjects[type]?.(text, runOf);
      if (date !== undefined && run !== undefined)
        times.set(run, [...(times.get(run) ?? []), Date.parse(date)]);
    });
  });
  return times;
}

type Subject = (text: string, runOf: ReadonlyMap<string, string>) => string | undefined;

const ofOutput: Subject = text => /"kind":\s*"training",\s*"id":\s*"([^"]+)"/.exec(text)?.[1];

/** The run that each type of message belongs to. */
const subjects: Readonly<Record<string, Subject>> = {
  comm_msg: (text, runOf) => runOf.get(/"comm_id":\s*"([^"]+)"/.exec(text)?.[1] ?? ''),
  display_data: ofOutput,
  update_display_data: ofOutput,
};

const busiestSecond = (times: readonly number[]): number =>
  Math.max(0, ...times.map(start => times.filter(at => at >= start && at < start + 1000).length));
