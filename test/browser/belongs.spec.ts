import { AxeBuilder } from '@axe-core/playwright';
import { gallery, savedNotebook } from './support/gallery';
import { trained } from './support/small';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

test.describe('a view in JupyterLab', () => {
  test('is worked by keys, commands, settings, and beside the notebook', async ({ lab, page }) => {
    await lab.openCells('trained.ipynb', trained);
    await lab.startAllCells();
    await lab.expectIdle();

    await test.step('is worked by the keyboard alone', async () => {
      const cells = lab.view(/^Confusion matrix/).getByRole('group', { name: /^Cells of the matrix/ });
      await cells.focus();
      await page.keyboard.press('ArrowRight');
      await expect(cells.locator('[aria-live]')).toHaveText(/^a → a: /);
      await page.keyboard.press('ArrowRight');
      await expect(cells.locator('[aria-live]')).toHaveText(/^a → b: /);
      await page.keyboard.press('ArrowDown');
      await expect(cells.locator('[aria-live]')).toHaveText(/^b → b: /);
      await page.keyboard.press('Escape');
      await expect(cells.locator('[aria-live]')).toBeEmpty();

      const run = new TrainingPage(lab);
      const curves = run.view.getByRole('group', { name: /^loss: plus and minus zoom/ });
      const shown = (): Promise<readonly number[]> =>
        curves.locator('.js-plotly-plot').evaluate(plot => (plot as unknown as Drawn).layout.xaxis.range);
      await curves.focus();
      await page.keyboard.press('+');
      await expect.poll(async () => (await shown()).map(Number)).toEqual([1.25, 3.75]);
      await page.keyboard.press('ArrowRight');
      await expect.poll(async () => (await shown()).map(Number)).toEqual([1.875, 4.375]);
      await page.keyboard.press('0');
      await expect.poll(async () => (await shown()).map(Number)).toEqual([0, 5]);
    });

    await test.step('has an entry in the command palette for each thing it can do', async () => {
      expect((await lab.commandLabels('epochlab:')).sort()).toEqual(
        [
          'Close All Nested Models',
          'Compare with Other Runs',
          'Confusion Matrix: Back to All Classes',
          'Confusion Matrix: Classes as Given',
          'Confusion Matrix: Confused Classes Together',
          'Confusion Matrix: Counts',
          'Confusion Matrix: Most Mistaken Classes First',
          'Confusion Matrix: Samples of the Most Frequent Confusion',
          'Confusion Matrix: Shares of All Samples',
          'Confusion Matrix: Shares of Each Predicted Class',
          'Confusion Matrix: Shares of Each True Class',
          'Export View as CSV',
          'Export View as PNG',
          'Export View as SVG',
          'Open All Nested Models',
          'Pause Training',
          'Playground: Back to the Initial Weights',
          'Playground: Pause',
          'Playground: Train',
          'Playground: Train One Epoch',
          'Resume Training',
          'Set Learning Rate…',
          'Set Smoothing of Curves…',
          'Show All Epochs',
          'Show Gradients and Dead Units',
          'Sort Table…',
          'Stop Training',
          'Switch Logarithmic Axis of Curves',
          'Train One Step',
          'Zoom into the Curves',
          'Zoom out of the Curves',
        ].sort(),
      );
      await lab
        .view(/^Confusion matrix/)
        .locator('.epochlab-Frame-title')
        .click();
      await page.keyboard.press('Control+Shift+C');
      await page.locator('.lm-CommandPalette-input').fill('export view as csv');
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      expect((await download).suggestedFilename()).toBe('confusionMatrix.csv');
    });

    await test.step('follows the settings while it is open', async () => {
      const { view } = new TrainingPage(lab);
      await view.scrollIntoViewIfNeeded();
      await expect(view.getByLabel('smoothing')).toHaveValue('0');

      const editor = await lab.openSettings();
      await editor.locator('input[id$="_smoothing"]').fill('0.6');
      await editor.locator('input[id$="_logScale"]').check();
      await lab.showNotebook();
      await expect(view.getByLabel('smoothing')).toHaveValue('0.6');
      await expect(view.getByLabel('log axis')).toBeChecked();
      const plot = view.locator('.js-plotly-plot').first();
      await expect
        .poll(() => plot.evaluate(node => (node as unknown as Drawn).layout.yaxis.type))
        .toBe('log');
      await lab.saveSettings({});
    });

    await test.step('opens beside the notebook as a view of its own', async () => {
      await lab.cell(1).click();
      await lab.command('notebook:create-output-view');
      const beside = page.locator('.jp-LinkedOutputView').getByRole('region', { name: /^Training/ });
      await expect(beside.getByRole('status')).toHaveText('finished');
      await expect(beside.locator('.scatterlayer path.js-line').first()).toBeVisible();
    });
  });

  test('takes the colours of its curves from the settings', async ({ lab }) => {
    await lab.saveSettings({ seriesColors: ['#123456'] });
    const finished = gallery.filter(({ name }) => name === 'training-finished');
    await lab.openNotebook('colours.ipynb', savedNotebook(finished.map(({ payload }) => payload)));
    await expect(
      lab
        .view(/^Training/)
        .locator('path.js-line[style*="rgb(18, 52, 86)"]')
        .first(),
    ).toBeAttached();
    await lab.saveSettings({});
  });

  test('is drawn in a console', async ({ lab, page }) => {
    await lab.openCells('console.ipynb', []);
    await lab.command('console:create', { kernelPreference: { name: 'epochlab' }, activate: true });
    // Text typed before the kernel has introduced itself is thrown away.
    await expect(page.locator('.jp-CodeConsole-content')).toContainText('Epochlab');
    await page.locator('.jp-CodeConsole-input .cm-content').click();
    await page.keyboard.insertText(
      "show.bars({ categories: ['a'], series: [{ name: 'n', values: [1] }], title: 'In a console' });",
    );
    await page.keyboard.press('Shift+Enter');
    const bars = page.locator('.jp-CodeConsole').getByRole('region', { name: 'In a console' });
    await expect(bars.locator('.barlayer path').first()).toBeVisible();
  });

  test('is there again after it was scrolled far away in a windowed notebook', async ({ lab, page }) => {
    const empty = Array.from({ length: 60 }, (_, i) => `// ${'\n//'.repeat(12)} ${i}`);
    await lab.openCells('windowed.ipynb', [...trained, ...empty]);
    await lab.command('notebook:run-all-cells');
    await lab.expectIdle();
    const run = new TrainingPage(lab);
    await run.view.scrollIntoViewIfNeeded();
    await run.expectPhase('finished');
    const before = await run.lastPoints();
    for (let i = 0; i < 2; i++) {
      await lab.cell(60).scrollIntoViewIfNeeded();
      await expect(run.view).not.toBeInViewport();
      await lab.cell(1).scrollIntoViewIfNeeded();
      await run.view.scrollIntoViewIfNeeded();
      await expect(run.view.locator('.scatterlayer path.js-line').first()).toBeVisible();
      expect(await run.lastPoints()).toEqual(before);
    }
    expect(await page.locator('.epochlab-View').count()).toBe(4);
  });

  test('takes on a theme at once, without a re-run', async ({ lab, page }) => {
    const kinds = ['training', 'rocCurve', 'confusionMatrix'];
    const payloads = kinds.flatMap(kind =>
      gallery.filter(({ payload }) => payload.kind === kind).slice(0, 1),
    );
    await lab.openNotebook('themes.ipynb', savedNotebook(payloads.map(({ payload }) => payload)));
    const inks: (readonly string[])[] = [];
    for (const theme of ['JupyterLab Light', 'JupyterLab Dark', 'JupyterLab Dark High Contrast']) {
      await lab.theme(theme);
      const view = lab.cell(0).locator('.epochlab-View');
      await view.scrollIntoViewIfNeeded();
      const tick = view.locator('.xtick text').first();
      const expected = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'var(--jp-ui-font-color2)';
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      });
      await expect(tick).toHaveCSS('fill', expected.replace(/rgba\((.*), [\d.]+\)/, 'rgb($1)'));
      inks.push([
        await tick.evaluate(node => getComputedStyle(node).fillOpacity + getComputedStyle(node).fill),
      ]);
      const { violations } = await new AxeBuilder({ page }).include('.epochlab-View').analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    expect(new Set(inks.map(String)).size).toBe(3);
    await lab.theme('JupyterLab Light');
  });
});

/** The record that plotly keeps on the element that it drew on. */
interface Drawn {
  readonly layout: {
    readonly xaxis: { readonly range: readonly number[] };
    readonly yaxis: { readonly type: string };
  };
}
