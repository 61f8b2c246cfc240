import { AxeBuilder } from '@axe-core/playwright';
import { gallery, savedNotebook } from './support/gallery';
import { flawsOf } from './support/layout';
import { expect, test } from './support/test';

/** Each theme with the rules of axe that can give another answer in it; `undefined` stands for all rules. */
const THEMES = {
  light: { theme: 'JupyterLab Light', rules: undefined },
  dark: { theme: 'JupyterLab Dark', rules: ['color-contrast'] },
  'high contrast': { theme: 'JupyterLab Dark High Contrast', rules: ['color-contrast'] },
} as const;

/** Two nodes at one place have their names there; a figure of the user's own may crowd its words. */
const CROWDED = /^nodeLink-onePlace|^plotly-/;

test('every view is drawn in every theme, without a serious finding of axe', async ({ lab, page }) => {
  test.setTimeout(400_000);
  await lab.openNotebook('looks.ipynb', savedNotebook(gallery.map(({ payload }) => payload)));
  for (const [name, { theme, rules }] of Object.entries(THEMES)) {
    await lab.theme(theme);
    for (const index of gallery.keys()) {
      const drawn = lab.cell(index).locator('.epochlab-View');
      await drawn.scrollIntoViewIfNeeded();
      await expect(drawn.locator('svg, img, table, canvas').first()).toBeVisible();
      // Words lie alike in every theme.
      const view = gallery[index]?.name ?? '';
      if (name === 'light' && !CROWDED.test(view))
        await expect.soft.poll(() => flawsOf(drawn), { message: view, timeout: 5000 }).toEqual([]);
    }
    const axe = new AxeBuilder({ page }).include('.epochlab-View');
    const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect.soft(serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
