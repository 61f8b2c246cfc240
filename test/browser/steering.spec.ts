import { expect, test } from './support/test';
import { training } from './support/cells';
import { TrainingPage } from './support/training-page';

test.describe('a training run', () => {
  test('moves its curves while the cell is busy, pauses, steps, takes a new learning rate and resumes', async ({
    lab,
  }) => {
    await lab.openCells('steer.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await lab.expectBusy();

    await run.press('Pause');
    await run.expectPhase('paused');
    const paused = await run.steps();
    await run.press('Step');
    await expect.poll(() => run.steps()).toBe(paused + 1);
    await run.setLearningRate('0.0003');
    await run.press('Resume');
    await run.expectPhase('running');
    await expect(run.view.getByText(/0\.0003|3e/).first()).toBeVisible();
    await run.press('Stop');
    await run.expectPhase('stopped');
    await lab.expectIdle();
  });

  test('stopped from the view keeps the model: later cells run on it', async ({ lab }) => {
    await lab.openCells('stop.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await run.press('Stop');
    await run.expectPhase('stopped');
    await expect(lab.view(/Confusion matrix/)).toBeVisible();
    await expect(lab.page.getByText(/^epochs kept: [1-9]/)).toBeVisible();
  });
});
