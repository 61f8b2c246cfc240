import { expect, test } from './support/test';

const FLOODS = {
  'lines without end': "let i = 0; while (true) console.log('epoch', i++, 'loss', Math.random());",
  'one endless line': "while (true) process.stdout.write('x'.repeat(1e5));",
  'displays without end': 'let n = 0; while (true) { display(n++); await null; }',
};

test.describe('a cell with endless output', () => {
  for (const [what, code] of Object.entries(FLOODS)) {
    test(`is stopped by a click: ${what}`, async ({ lab, page }) => {
      await lab.openCells('endless.ipynb', [code, "'after ' + (1 + 1)"]);
      await lab.startAllCells();
      // JupyterLab itself draws fifty outputs of a cell and offers the others.
      const isFull = page
        .getByText(/of this cell are not shown/)
        .or(page.locator('.jp-OutputArea-child:nth-child(50)'));
      await expect(isFull.first()).toBeAttached({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
      await lab.expectIdle();
      await expect(page.getByText('The cell was interrupted.').first()).toBeVisible();
    });
  }
});
