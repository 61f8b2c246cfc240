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

  test('is stopped by a click: displays without end, of which a page draws the first fifty', async ({
    lab,
    page,
  }) => {
    await lab.openCells('displays.ipynb', ['let i = 0; while (true) display(i++);']);
    await lab.startAllCells();
    await expect(page.getByText('Show more outputs').first()).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
    await lab.expectIdle();
  });
});

test("another kernel's notebook opens without a question, and is taken as that kernel takes it", async ({
  lab,
  page,
}) => {
  const cell = {
    cell_type: 'code',
    id: 'one',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: 'function f(x) { return x + 1 }\nf(41)',
  };
  for (const [name, language] of [
    ['tslab', 'typescript'],
    ['jslab', 'javascript'],
    ['ijavascript', 'javascript'],
  ] as const) {
    const metadata = {
      kernelspec: { name, display_name: name, language },
      language_info: { name: language },
    };
    await lab.openNotebook(`${name}.ipynb`, { cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 });
    await lab.startAllCells();
    await expect(page.getByText('42', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  }
});
