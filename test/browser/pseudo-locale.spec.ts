import type { Locator } from '@playwright/test';
import { eachKindAndState, savedNotebook } from './support/gallery';
import { catalog, speakEnglish, speakPseudo } from './support/pseudo-locale';
import { expect, test } from './support/test';

/** Units and powers of ten are the same in every language. */
const UNITS = /\b(\d+(?:\.\d+)?e−?\d+|bytes|[KMGT]iB|kHz|Hz|dB|ms|s|F1|NaN)\b/g;

/** The words of a view, in text and to screen readers; pictures of the saved output speak the language of the kernel. */
const said = (view: Locator): Promise<string[]> =>
  view.evaluate(node => {
    const attributes = ['aria-label', 'title', 'placeholder', 'aria-description'];
    const elements = [...node.querySelectorAll('.epochlab-Frame, .epochlab-Frame *')].filter(
      element => element.closest('.epochlab-view, style') === null,
    );
    return elements
      .flatMap(element => [
        ...attributes.map(name => element.getAttribute(name) ?? ''),
        ...[...element.childNodes].flatMap(child =>
          child.nodeType === Node.TEXT_NODE ? [child.textContent ?? ''] : [],
        ),
      ])
      .filter(text => text.trim() !== '');
  });

/** The words that are left when what was translated is taken out. */
function raw(text: string): string[] {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return rest.replace(UNITS, ' ').match(/\p{L}[\p{L}\p{N}_-]*/gu) ?? [];
}

test('a language of brackets leaves no string of the extension raw', async ({ lab }) => {
  test.setTimeout(240_000);
  expect(Object.keys(catalog()).length).toBeGreaterThan(100);
  await speakPseudo(lab);
  try {
    await lab.openNotebook('pseudo.ipynb', savedNotebook(eachKindAndState.map(({ payload }) => payload)));
    for (const [index, { name, payload }] of eachKindAndState.entries()) {
      const view = lab.cell(index).locator('.epochlab-View');
      await view.scrollIntoViewIfNeeded();
      await expect(view.locator('.epochlab-MenuButton')).toHaveAttribute('aria-label', /^⟦/);
      if (payload.kind === 'confusionMatrix')
        await view.locator('.epochlab-Confusion').first().press('Enter');
      // Whatever comes from the data is not the extension's to translate.
      const data = JSON.stringify(payload.state);
      const words = (await said(view)).flatMap(raw).filter(word => !data.includes(word));
      expect.soft([...new Set(words)], name).toEqual([]);
    }

    const labels = await lab.commandLabels('epochlab:');
    expect(labels.length).toBeGreaterThan(7);
    expect(labels.flatMap(raw)).toEqual([]);
  } finally {
    await speakEnglish(lab);
  }
});
