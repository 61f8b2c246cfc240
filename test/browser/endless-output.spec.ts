import { expect, test } from './support/test';

const FLOODS = {
  'lines without end': "let i = 0; while (true) console.log('epoch', i++, 'loss', Math.random());",
  'one endless line': "while (true) process.stdout.write('x'.repeat(1e5));",
};

test.describe('a cell with endless output', () => {
  for (const [what, code] of Object.entries(FLOODS)) {
    test(`is stopped by a click: ${what}`, async ({ lab, page }) => {
      await lab.openCells('endless.ipynb', [code, "'after ' + (1 + 1)"]);
      await lab.startAllCells();
      const notShown = page.getByText(/of this cell are not shown/).first();
      await expect(notShown).toBeVisible({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
      await lab.expectIdle();
      await expect(page.getByText('The cell was interrupted.').first()).toBeVisible();
    });
  }
});
