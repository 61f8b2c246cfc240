import { gallery, savedNotebook } from './support/gallery';
import { trained } from './support/small';
import { expect, test } from './support/test';
import { MatrixPage } from './support/matrix-page';
import { TrainingPage } from './support/training-page';

/** The commands that work on the confusion matrix, and what its two lists then say. */
const arrangements = [
  ['epochlab:matrix-by-true', 'cells', 'true'],
  ['epochlab:matrix-by-predicted', 'cells', 'predicted'],
  ['epochlab:matrix-by-all', 'cells', 'all'],
  ['epochlab:matrix-counts', 'cells', 'none'],
  ['epochlab:matrix-by-error', 'classes', 'error'],
  ['epochlab:matrix-by-cluster', 'classes', 'cluster'],
  ['epochlab:matrix-as-given', 'classes', 'label'],
] as const;

test('every action of a view is a command, enabled while it would do something', async ({ lab, page }) => {
  await lab.openCells('actions.ipynb', trained);
  await lab.startAllCells();
  await lab.expectIdle();

  await test.step('a run: smoothing, axis, zoom, other runs', async () => {
    const run = new TrainingPage(lab);
    await run.view.scrollIntoViewIfNeeded();
    await run.expectPhase('finished');
    expect(await lab.isEnabled('epochlab:look-into-layers')).toBe(false);
    expect(await lab.isEnabled('epochlab:zoom-out')).toBe(false);

    await lab.command('epochlab:toggle-log-axis');
    await expect(run.view.getByLabel('log axis')).toBeChecked();
    const asked = lab.command('epochlab:set-smoothing');
    await page.locator('.jp-Dialog input').fill('0.7');
    await page.locator('.jp-Dialog .jp-mod-accept').click();
    await asked;
    await expect(run.view.getByLabel('smoothing')).toHaveValue('0.7');
    await lab.command('epochlab:zoom-in');
    await expect.poll(async () => (await run.shown())[1].map(Number)).toEqual([1.25, 3.75]);
    await lab.command('epochlab:zoom-out');
    await expect.poll(async () => (await run.shown())[1].map(Number)).toEqual([0, 5]);
    await lab.command('epochlab:compare-runs');
    await expect(run.view.getByRole('region', { name: 'Compare with other runs' })).toBeVisible();
  });

  await test.step('a matrix: cells, order, samples', async () => {
    const matrix = new MatrixPage(lab);
    await matrix.view.scrollIntoViewIfNeeded();
    for (const [command, list, value] of arrangements) {
      await lab.command(command);
      await expect(
        matrix.view.locator('label', { hasText: new RegExp(`^${list}`) }).locator('select'),
      ).toHaveValue(value);
      expect(await lab.isEnabled(command), `${command} once done`).toBe(false);
    }
    await matrix.clickCell(0, 0);
    await expect(matrix.view.getByRole('region', { name: /^a read rightly/ })).toBeVisible();
    await lab.command('epochlab:top-confusion');
    await expect(matrix.view.locator('.epochlab-Confusion').first()).toHaveAttribute('aria-pressed', 'true');
    await lab.command('epochlab:matrix-all-classes');
    await expect(matrix.view.getByRole('table', { name: 'Measures of each class' })).toBeVisible();
  });

  await test.step('a table: its order', async () => {
    const table = lab.view(/^Data: Numbers/);
    await table.locator('.epochlab-Frame-title').click();
    const asked = lab.command('epochlab:sort-table');
    await page.locator('.jp-Dialog select').selectOption('word, descending');
    await page.locator('.jp-Dialog .jp-mod-accept').click();
    await asked;
    await expect(table.getByRole('columnheader', { name: /^word/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await expect(table.getByRole('cell').first()).toHaveText('three');
  });
});

test('nested models open and close by command', async ({ lab }) => {
  const nested = gallery.filter(({ name }) => name === 'modelSummary-transferSummary');
  await lab.openNotebook('nested.ipynb', savedNotebook(nested.map(({ payload }) => payload)));
  const box = lab.view(/^Model summary/).getByRole('button', { name: /^base/, expanded: false });
  await expect(box.first()).toBeVisible();
  await lab.command('epochlab:open-layers');
  await expect(box).toHaveCount(0);
  await lab.command('epochlab:close-layers');
  await expect(box.first()).toBeVisible();
});
