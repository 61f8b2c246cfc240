import { expect, test } from '../../browser/support/test';
import { longRun, STEPS } from '../../browser/support/scale-cells';
import { TrainingPage } from '../../browser/support/training-page';
import { record } from './record';
import { firstPaint, watchFirstPaint } from './stopwatch';
import { zoomIn } from './zoom';

test('a training view of a million points', async ({ lab, page }) => {
  await watchFirstPaint(page, '.scatterlayer path.js-line');
  await lab.openCells('long.ipynb', [longRun(1000)]);
  await lab.startAllCells();
  const run = new TrainingPage(lab);
  await run.expectPhase('finished', 120_000);
  await lab.expectIdle();
  await lab.save();

  const paints: number[] = [];
  const zooms: number[] = [];
  for (let i = 0; i < 5; i++) {
    await lab.reload();
    await run.expectPhase('finished');
    paints.push(await firstPaint(page));
    const curves = run.view.locator('.epochlab-Curves').first();
    await expect(curves.locator('path.js-line').first()).toBeVisible();
    for (let times = 0; times < 8; times++) zooms.push(await zoomIn(curves, STEPS));
  }
  record(
    '1,000,000 points',
    'ms',
    { 'first paint': paints, zoom: zooms },
    { 'first paint': 1000, zoom: 300 },
  );
});
