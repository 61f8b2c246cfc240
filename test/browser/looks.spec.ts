import { AxeBuilder } from '@axe-core/playwright';
import { gallery, savedNotebook } from './support/gallery';
import { expect, test } from './support/test';

const THEMES = {
  light: 'JupyterLab Light',
  dark: 'JupyterLab Dark',
  'high contrast': 'JupyterLab Dark High Contrast',
} as const;

for (const [name, theme] of Object.entries(THEMES)) {
  test(`every view is drawn in ${name}, without a serious finding of axe`, async ({ lab, page }) => {
    test.setTimeout(400_000);
    await lab.openNotebook('looks.ipynb', savedNotebook(gallery.map(({ payload }) => payload)));
    await lab.theme(theme);
    for (const index of gallery.keys()) {
      const drawn = lab.cell(index).locator('.epochlab-View');
      await drawn.scrollIntoViewIfNeeded();
      await expect(drawn.locator('svg, img, table, canvas').first()).toBeVisible();
    }
    const { violations } = await new AxeBuilder({ page }).include('.epochlab-View').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
