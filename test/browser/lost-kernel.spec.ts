import { training } from './support/cells';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

test.describe('when the kernel is lost in the middle of a run', () => {
  for (const [what, lose] of [
    ['it dies', 'killKernel'],
    ['it is restarted', 'restartKernel'],
  ] as const) {
    test(`because ${what}, the last picture stays, and says why`, async ({ lab }) => {
      await lab.openCells(`${lose}.ipynb`, training());
      await lab.startAllCells();
      const run = new TrainingPage(lab);
      await run.expectMoving();
      await lab[lose]();

      await run.expectPhase('disconnected');
      await expect(run.view.getByText(/last picture of the run/)).toBeVisible();
      for (const name of ['Pause', 'Step', 'Stop']) {
        await expect(run.view.getByRole('button', { name, exact: true })).toBeDisabled();
      }
      expect(await run.points()).toBeGreaterThan(10);
    });
  }
});
