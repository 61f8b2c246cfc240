import { expect, test } from './support/test';

const CELLS = [
  "const model = models.sequential({ layers: [layers.dense({ units: 3, inputShape: [4], name: 'only' })] });\nmodel.summary();",
  'const answer: number = 6 * 7;\nanswer',
  'tf.matM',
  "console.log('endless');\nwhile (true) {}",
  'answer + 1',
];

test('Notebook 7 runs cells, draws views, completes and interrupts', async ({ lab, page }) => {
  await lab.openInNotebook('seven.ipynb', CELLS);
  const cell = (index: number) => page.locator('.jp-Notebook .jp-Cell').nth(index);
  const output = (index: number) => cell(index).locator('.jp-OutputArea-output').last();
  const run = async (index: number) => {
    await cell(index).locator('.cm-content').click();
    await page.keyboard.press('Shift+Enter');
  };

  await run(0);
  const summary = page.getByRole('region', { name: /^Model summary/ });
  await expect(summary.getByRole('table')).toContainText('only');

  await run(1);
  await expect(output(1)).toHaveText('42');

  await cell(2).locator('.cm-content').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.locator('.jp-Completer-item', { hasText: 'matMul' }).click();
  await expect(cell(2).locator('.cm-content')).toHaveText('tf.matMul');

  await run(3);
  await expect(output(3)).toContainText('endless');
  await page.getByRole('button', { name: /interrupt the kernel/i }).click();
  await expect(output(3)).toContainText('Interrupted');
  await run(4);
  await expect(output(4)).toHaveText('43');
});
