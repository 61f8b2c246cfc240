import { training } from './support/cells';
import { LabPage } from './support/lab-page';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

test.describe('a run that goes on', () => {
  test('is found again by a reloaded page, with its earlier points and its controls', async ({ lab }) => {
    await lab.openCells('reload.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await lab.expectSaved('reload.ipynb');
    const before = await run.lastEpoch();

    await lab.reload();
    await run.expectPhase('running');
    await expect.poll(() => run.lastEpoch()).toBeGreaterThan(before);
    expect(await run.firstEpoch()).toBeLessThan(1);
    await run.press('Stop');
    await run.expectPhase('stopped');
  });

  test('shows the same in a second browser, which can steer it too', async ({
    lab,
    page,
    browser,
    server,
  }) => {
    await lab.openCells('two.ipynb', training());
    await lab.startAllCells();
    const first = new TrainingPage(lab);
    await first.expectMoving();
    await lab.expectSaved('two.ipynb');

    const other = new LabPage(await (await browser.newContext()).newPage(), server);
    await other.goTo('two.ipynb');
    const second = new TrainingPage(other);
    await second.expectMoving();
    await second.press('Pause');
    await second.expectPhase('paused');
    await page.bringToFront();
    await first.expectPhase('paused');
    const [steps, points] = [await second.steps(), JSON.stringify(await second.lastPoints())];
    await expect.poll(() => first.steps()).toBe(steps);
    await expect.poll(async () => JSON.stringify(await first.lastPoints())).toBe(points);
    expect(await second.firstEpoch()).toBeLessThan(1);
    await first.press('Stop');
    await first.expectPhase('stopped');
    await other.page.bringToFront();
    await second.expectPhase('stopped');
  });

  test('is there to its end when the tab was closed meanwhile', async ({ lab, page, context, server }) => {
    await lab.openCells('closed.ipynb', training(6000));
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await lab.expectSaved('closed.ipynb');
    await page.goto('about:blank');

    const later = new LabPage(await context.newPage(), server);
    await later.goTo('closed.ipynb');
    const found = new TrainingPage(later);
    await found.expectPhase('finished', 90_000);
    expect(await found.lastEpoch()).toBe(6000);
    await later.save();
    expect(JSON.stringify(await later.saved('closed.ipynb'))).toContain('"status":"finished"');
  });
});
