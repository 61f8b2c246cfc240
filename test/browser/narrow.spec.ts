import { training } from './support/cells';
import { eachKindAndState, savedNotebook } from './support/gallery';
import { flawsOf, narrowTo } from './support/layout';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

test('every view fits 320 pixels: nothing sticks out of it and no words lie over others', async ({ lab }) => {
  test.setTimeout(240_000);
  await lab.openNotebook('narrow.ipynb', savedNotebook(eachKindAndState.map(({ payload }) => payload)));
  await narrowTo(lab, 320);
  for (const [index, { name }] of eachKindAndState.entries()) {
    const view = lab.cell(index).locator('.epochlab-View').first();
    await view.scrollIntoViewIfNeeded();
    await expect(view.locator('svg, img, table, canvas').first()).toBeVisible();
    await expect.soft.poll(() => flawsOf(view), { message: name, timeout: 10_000 }).toEqual([]);
  }

  await test.step('nor is what a run says cut in a window of 1024 pixels', async () => {
    await narrowTo(lab, 640);
    for (const [index, { name, payload }] of eachKindAndState.entries()) {
      if (payload.kind !== 'training') continue;
      const view = lab.cell(index).locator('.epochlab-View').first();
      await view.scrollIntoViewIfNeeded();
      await expect.soft.poll(() => flawsOf(view), { message: name, timeout: 10_000 }).toEqual([]);
    }
  });
});

test('a run that ends at 320 pixels stays as high as it was, though its controls go', async ({ lab }) => {
  const [model = ''] = training();
  await lab.openCells('ends.ipynb', [
    `${model}\nawait model.fit(x, y, { epochs: 6, batchSize: 32, callbacks: [show.live({ startPaused: true })] });`,
  ]);
  await lab.startAllCells();
  const run = new TrainingPage(lab);
  await run.expectPhase('paused');
  await narrowTo(lab, 320);
  const heights = await run.watchHeight();
  await run.press('Resume');
  await run.expectPhase('finished');
  await expect(run.view.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
  expect(await heights()).toHaveLength(1);
});
