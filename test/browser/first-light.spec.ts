import { resolve } from 'node:path';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

const REPOSITORY = resolve(__dirname, '../..');
const NOTEBOOK = resolve(REPOSITORY, 'notebooks/01-first-network.ipynb');
const NAME = '01-first-network.ipynb';

test('the first notebook trains, is stopped from its plot, and is all there after a reload', async ({
  lab,
  page,
}) => {
  await lab.open(NOTEBOOK, NAME, source => source.replace(/epochs: \d+/, 'epochs: 100000'));
  await lab.startAllCells();

  const run = new TrainingPage(lab);
  await run.expectMoving();
  await lab.expectBusy();
  await run.expectAccuracy(0.98);
  if (process.env['EPOCHLAB_PICTURE']) {
    // Twice: what a windowed notebook draws on the way moves the view once more.
    for (let i = 0; i < 2; i++) await run.view.evaluate(node => node.scrollIntoView({ block: 'center' }));
    await page.screenshot({ path: resolve(REPOSITORY, 'docs/first-light.png') });
  }
  await run.press('Stop');
  await run.expectPhase('stopped');

  const matrix = lab.view(/^Confusion matrix/);
  await expect(matrix.locator('.js-plotly-plot .heatmaplayer image')).toBeVisible();
  await lab.expectIdle();
  const last = await run.lastPoints();
  await lab.save();
  await lab.reload();

  await expect(lab.view(/^Model summary/).getByRole('table')).toBeVisible();
  await run.view.scrollIntoViewIfNeeded();
  await run.expectPhase('stopped');
  await expect.poll(() => run.lastPoints()).toEqual(last);
  expect(await run.points()).toBeGreaterThan(500);
  await matrix.scrollIntoViewIfNeeded();
  await expect(matrix.locator('.js-plotly-plot .heatmaplayer image')).toBeVisible();
  const outputs = (await lab.saved(NAME)).cells.flatMap(cell => cell.outputs ?? []);
  expect(outputs.filter(({ data }) => data?.['text/html']).length).toBeGreaterThanOrEqual(3);
});
