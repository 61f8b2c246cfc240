import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { MOST_BYTES, staticHtml } from '../../packages/views/src';
import { gallery } from './support/gallery';
import { expect, test } from './support/test';

/** The static form of every view. */
const drawings = gallery.map(({ name, payload }) => ({ name, html: staticHtml(payload) }));

test('every static drawing is small enough for a notebook', () => {
  for (const { name, html } of drawings)
    expect(Buffer.byteLength(html), name).toBeLessThanOrEqual(MOST_BYTES);
});

/** How readers of notebooks tell a page which theme it has. */
const readers = {
  'GitHub and nbviewer': (dark: boolean) =>
    `<body style="background:${dark ? '#0d1117' : '#fff'};color:${dark ? '#e6edf3' : '#1f2328'}">`,
  'VS Code': (dark: boolean) =>
    `<body class="vscode-${dark ? 'dark' : 'light'}" style="background:${dark ? '#1f1f1f' : '#fff'};color:${dark ? '#ccc' : '#3b3b3b'}">`,
  nbconvert: (dark: boolean) =>
    `<body data-jp-theme-light="${!dark}" style="background:${dark ? '#111' : '#fff'};color:${dark ? '#fff' : '#212121'}">`,
} as const;

for (const [reader, body] of Object.entries(readers)) {
  test(`every view shows in ${reader} with scripts off, on white and on black`, async ({
    server,
    browser,
    strayRequests,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const scheme of ['light', 'dark'] as const) {
      const views = drawings.map(({ name, html }) => `<section id="${name}">${html}</section>`);
      const file = `static-${scheme}.html`;
      await writeFile(
        join(server.root, file),
        `<!doctype html><html lang="en"><title>Views</title>${body(scheme === 'dark')}<main>${views.join('')}</main>`,
      );
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${server.origin}/files/${file}`);
      const shown = await page.locator('section').evaluateAll(sections =>
        sections.map(section => {
          const view = section.querySelector('.epochlab-view');
          return {
            name: section.id,
            width: view?.getBoundingClientRect().width ?? 0,
            height: view?.getBoundingClientRect().height ?? 0,
            broken: [...section.querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth === 0)
              .length,
          };
        }),
      );
      expect(shown.map(({ name }) => name)).toEqual(drawings.map(({ name }) => name));
      for (const { name, width, height, broken } of shown) {
        expect(width, name).toBeLessThanOrEqual(960);
        expect(height, name).toBeGreaterThan(20);
        expect(broken, `pictures of ${name} that do not load`).toBe(0);
      }
    }
    await context.close();
    expect(strayRequests).toEqual([]);
  });
}

test('the static drawings have no serious finding of axe, and fit 320 pixels', async ({ page, server }) => {
  const views = drawings.map(({ html }) => `<section>${html}</section>`);
  await writeFile(
    join(server.root, 'narrow.html'),
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Views</title><body style="margin:0"><main>${views.join('')}</main>`,
  );
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${server.origin}/files/narrow.html`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
