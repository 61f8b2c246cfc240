import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { states } from '../../packages/views/test/fixtures';
import { expect, test } from './support/test';

const NOTEBOOK = resolve(__dirname, '../../notebooks/gallery.ipynb');
const PICTURES = resolve(__dirname, 'pictures');
const THEMES = { light: 'JupyterLab Light', dark: 'JupyterLab Dark' } as const;
const MIME_TYPE = 'application/vnd.epochlab.view.v1+json';

interface Output {
  readonly data?: Readonly<Record<string, { readonly kind: string }>>;
}

const { cells } = JSON.parse(readFileSync(NOTEBOOK, 'utf8')) as {
  readonly cells: readonly { readonly outputs?: readonly Output[] }[];
};

/** Each view of the notebook: its cell, and a name for its picture. */
const views = cells.flatMap(({ outputs = [] }, cell) =>
  outputs.flatMap(({ data }) => {
    const kind = data?.[MIME_TYPE]?.kind;
    return kind === undefined ? [] : [{ cell, kind }];
  }),
);
const named = views.map(({ cell, kind }, index) => {
  const before = views.slice(0, index).filter(view => view.kind === kind).length;
  return { cell, name: before === 0 ? kind : `${kind}-${before + 1}` };
});

test('the gallery has every kind of view', () => {
  expect([...new Set(views.map(({ kind }) => kind))].sort()).toEqual(Object.keys(states).sort());
});

test('the gallery runs in JupyterLab and draws every view, in light and dark', async ({ lab, page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1400, height: 1000 });
  await lab.open(NOTEBOOK, 'gallery.ipynb');
  await lab.startAllCells();
  await lab.expectIdle(120_000);
  for (const [name, theme] of Object.entries(THEMES)) {
    await lab.theme(theme);
    for (const view of named) {
      const drawn = lab.cell(view.cell).locator('.epochlab-View');
      await drawn.scrollIntoViewIfNeeded();
      await expect(drawn.locator('svg, img, table, canvas').first()).toBeVisible();
      if (process.env['EPOCHLAB_PICTURE']) {
        const path = `${PICTURES}/${view.name}-${name}.jpg`;
        await drawn.screenshot({ path, type: 'jpeg', quality: 75, animations: 'disabled' });
      }
    }
  }
});
