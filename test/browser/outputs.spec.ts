import type { Locator, Page } from '@playwright/test';
import { gallery, savedNotebook } from './support/gallery';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

const data = [
  'const x = tf.randomNormal([128, 4], 0, 1, "float32", 7);',
  'const y = x.slice([0, 0], [128, 1]);',
  'const fitted = async (name: string, epochs: number) => {',
  '  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });',
  "  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });",
  '  await model.fit(x, y, { epochs, batchSize: 32, callbacks: [show.live({ name })] });',
  '};',
  'const long = 200_000;',
].join('\n');

test('undo, the moving of cells and repeated runs never mix outputs', async ({ lab, page }) => {
  await lab.openCells('mixed.ipynb', [data, "await fitted('first', 3);", "await fitted('second', long);"]);
  await lab.startAllCells();
  const run = (name: string): TrainingPage => new TrainingPage(lab, new RegExp(`^Training: ${name}`));
  const [first, second] = [run('first'), run('second')];
  const views = (cell: number): Locator => lab.cell(cell).getByRole('region', { name: /^Training/ });
  await second.expectMoving();

  await test.step('a cell that is moved while it runs takes its view along, and it goes on', async () => {
    await lab.cell(2).locator('.jp-InputPrompt').click();
    await lab.command('notebook:move-cell-up');
    await expect(views(1)).toHaveAccessibleName('Training: second');
    await expect(views(2)).toHaveAccessibleName('Training: first');
    await second.expectMoving();
    await first.expectPhase('finished');
    expect(await first.lastEpoch()).toBe(3);
  });

  await test.step('a cell that is deleted and brought back has its own view again', async () => {
    await lab.cell(2).locator('.jp-InputPrompt').click();
    await lab.command('notebook:delete-cell');
    await expect(first.view).toHaveCount(0);
    await second.expectPhase('running');
    await lab.command('notebook:undo-cell-action');
    await expect(views(2)).toHaveAccessibleName('Training: first');
    await first.expectPhase('finished');
    expect(await first.lastEpoch()).toBe(3);
    await second.expectMoving();
  });

  await test.step('a cell that runs again shows its new run alone', async () => {
    await second.press('Stop');
    await second.expectPhase('stopped');
    await lab.expectIdle();
    const stopped = await second.lastPoints();
    await lab.cell(2).locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText("\nawait fitted('third', 2);");
    await page.keyboard.press('Control+Enter');
    await run('third').expectPhase('finished');
    await expect(views(2)).toHaveCount(2);
    await expect(views(1)).toHaveCount(1);
    expect(await run('first').lastEpoch()).toBe(3);
    expect(await run('third').lastEpoch()).toBe(2);
    expect(await second.lastPoints()).toEqual(stopped);
  });

  await lab.save();
  const kept = (await lab.saved('mixed.ipynb')).cells.map(({ outputs = [] }) =>
    outputs.map(({ data: bundle }) => {
      const view = bundle?.['application/vnd.epochlab.view.v1+json'] as {
        state: { title: string; status: string };
      };
      return `${view.state.title} ${view.state.status}`;
    }),
  );
  expect(kept).toEqual([[], ['second stopped'], ['first finished', 'third finished']]);
});

/** Holds back what the server answers to the first save of a notebook: the file is on the disk, the page does not know it yet. */
async function holdFirstSave(
  page: Page,
  notebook: string,
): Promise<{ saves: () => number; goOn: () => void }> {
  let saves = 0;
  let goOn = (): void => undefined;
  const released = new Promise<void>(resolve => (goOn = resolve));
  await page.route(`**/api/contents/${notebook}*`, async route => {
    if (route.request().method() !== 'PUT' || saves++ > 0) return route.continue();
    const response = await route.fetch();
    await released;
    return route.fulfill({ response });
  });
  return { saves: () => saves, goOn };
}

test('a run that shows while the notebook is being saved is saved after it', async ({ lab, page }) => {
  const { saves, goOn } = await holdFirstSave(page, 'two.ipynb');
  await lab.openCells('two.ipynb', [
    data,
    "await fitted('first', 20_000);",
    "await fitted('second', 20_000);",
  ]);
  await lab.startAllCells();
  await new TrainingPage(lab, /^Training: second/).expectPhase('finished');
  expect(saves()).toBe(1);
  goOn();
  await lab.expectOnDisk('two.ipynb', 'second');
  await lab.expectUnchanged();
  await lab.save();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(JSON.stringify((await lab.saved('two.ipynb')).cells.at(-1)?.outputs)).toContain('finished');
});

test('who saves while the notebook is being saved for a run is not asked whether to overwrite it', async ({
  lab,
  page,
}) => {
  const { saves, goOn } = await holdFirstSave(page, 'own.ipynb');
  await lab.openCells('own.ipynb', [data, "await fitted('only', 20_000);"]);
  await lab.startAllCells();
  await new TrainingPage(lab, /^Training: only/).expectPhase('finished');
  expect(saves()).toBe(1);
  await page.keyboard.press('Control+s');
  goOn();
  await expect.poll(saves).toBe(2);
  await lab.expectOnDisk('own.ipynb', 'finished');
  await lab.expectUnchanged();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a notebook that is saved in the middle of a run has the run as it is then', async ({ lab }) => {
  await lab.openCells('middle.ipynb', [data, "await fitted('middle', long);"]);
  await lab.startAllCells();
  const run = new TrainingPage(lab);
  await run.expectMoving();
  await run.press('Pause');
  await run.expectPhase('paused');
  const steps = await run.steps();
  await lab.save();
  const { cells } = await lab.saved('middle.ipynb');
  const view = cells.at(-1)?.outputs?.[0]?.data?.['application/vnd.epochlab.view.v1+json'] as {
    state: { status: string; progress: { epoch: number; step: number; stepsPerEpoch: number } };
  };
  const { epoch, step, stepsPerEpoch } = view.state.progress;
  expect(view.state.status).toBe('paused');
  expect((epoch - 1) * stepsPerEpoch + step).toBe(steps);
});

/** A saved notebook of some live views, with a kernel that knows neither the comm's target nor the run. */
function inPython(): ReturnType<typeof savedNotebook> {
  const live = ['training-running', 'confusionMatrix-digits', 'modelSummary-digitsSummary'];
  const payloads = live.map(wanted => gallery.find(({ name }) => name === wanted)?.payload);
  return {
    ...savedNotebook(payloads),
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
  };
}

test('a kernel that refuses the comm leaves the picture of the file, which says so', async ({
  lab,
  page,
}) => {
  await lab.openNotebook('refused.ipynb', inPython());
  const run = new TrainingPage(lab);
  await run.expectPhase('disconnected');
  await expect(run.view.getByText(/closed the connection|that ran this is gone/)).toBeVisible();
  for (const name of ['Pause', 'Step', 'Stop', 'Gradients', 'Compare'])
    await expect(run.view.getByRole('button', { name, exact: true })).toBeDisabled();
  await expect(run.view.getByLabel('learning rate')).toBeDisabled();
  expect(await run.points()).toBeGreaterThan(10);
  await expect(lab.view(/^Model summary/).getByRole('table')).toBeVisible();
  await lab
    .view(/^Confusion matrix/)
    .locator('.epochlab-Confusion')
    .first()
    .press('Enter');
  await expect(lab.view(/^Confusion matrix/).getByText(/The notebook keeps samples/)).toBeVisible();
  expect(
    await page.locator('.jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"]').count(),
  ).toBe(0);
});

/** Python that answers every view with a version of the future, a view of another kind, and messages without their fields. */
const nonsense = [
  'def answer(comm, opened):',
  "    view = opened['content']['data']['id']",
  "    comm.send({'type': 'append'})",
  "    comm.send({'type': 'snapshot', 'payload': {'kind': 'training', 'id': view, 'version': 99, 'state': {}}})",
  "    comm.send({'type': 'snapshot', 'payload': {'kind': 'lines', 'id': view, 'version': 1, 'state': {}}})",
  "    comm.send({'type': 'append', 'status': '<img src=x onerror=attacked=1>', 'points': [{'count': 1e308}]})",
  "    comm.send({'type': 'diagnosis'})",
  '    comm.send({})',
  "get_ipython().kernel.comm_manager.register_target('epochlab.view', answer)",
].join('\n');

test('a kernel that talks nonsense leaves the picture of the file, and the view says why', async ({
  lab,
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await lab.openNotebook('nonsense.ipynb', inPython());
  // The views have found nobody to talk to; now there is somebody.
  await lab.kernelRuns(nonsense);
  await lab.reload();
  const run = new TrainingPage(lab);
  await run.expectPhase('disconnected');
  await expect(run.view.getByText(/not understood here: update Epochlab/)).toBeVisible();
  expect(await run.points()).toBeGreaterThan(10);
  await expect(lab.view(/^Model summary/).getByRole('table')).toBeVisible();
  await expect(lab.view(/^Confusion matrix/).locator('.js-plotly-plot')).toBeVisible();
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(errors).toEqual([]);
});

test('a view is replaced where it stands while a loop goes on, and the file has the last of it', async ({
  lab,
}) => {
  const loop = [
    "const view = show.images(tf.zeros([64, 8, 8]), { title: 'before' });",
    "show.lines({ title: 'below', series: [{ name: 'y', y: [1, 2] }] });",
    'for (let step = 1; step <= 1000; step++) {',
    '  view.update(tf.tidy(() => tf.randomUniform([64, 8, 8])), { title: `step ${step}` });',
    '  await new Promise(resolve => setTimeout(resolve, 1));',
    '}',
    'view',
  ];
  await lab.openCells('updated.ipynb', [loop.join('\n')]);
  await lab.startAllCells();
  await expect(lab.view(/^Images: step \d+/)).toBeVisible();
  await lab.expectIdle();
  await expect(lab.view(/^Images/)).toHaveAccessibleName('Images: step 1000');
  await expect(lab.cell(0).locator('.jp-OutputArea-child')).toHaveCount(2);
  await lab.save();
  await lab.expectOnDisk('updated.ipynb', 'step 1000');
});
