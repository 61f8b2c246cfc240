import { staticWords, wordsOf, type DrawnWords } from './support/drawn-words';
import { eachKindAndState, savedNotebook } from './support/gallery';
import { expect, test } from './support/test';

/** A figure of the user's own is simplified in its static form, which says so. */
const compared = eachKindAndState.filter(({ payload }) => payload.kind !== 'plotly');

/** Parts that one form has in another place: last values beside the names of curves, what is inside in a panel to open. */
const ELSEWHERE: Readonly<Record<string, readonly (keyof DrawnWords)[]>> = {
  training: ['columns', 'rows'],
  playground: ['columns', 'rows', 'xTicks', 'yTicks', 'xTitles', 'yTitles', 'legend'],
};

test('the live and the static form of every view have the same axes, ticks, legends, columns and rows', async ({
  lab,
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1500, height: 900 });
  await lab.openNotebook('forms.ipynb', savedNotebook(compared.map(({ payload }) => payload)));
  const other = await context.newPage();
  for (const [index, { name, payload }] of compared.entries()) {
    const view = lab.cell(index).locator('.epochlab-View').first();
    await view.scrollIntoViewIfNeeded();
    await expect(view.locator('svg, img, table, canvas').first()).toBeVisible();
    const left = ELSEWHERE[payload.kind] ?? [];
    const wanted = without(await staticWords(other, payload), left);
    await expect
      .soft(async () => {
        const { rows = [], legend = [], more: _, ...live } = without(await wordsOf(view), left);
        const { rows: kept = [], legend: named = [], more, ...saved } = wanted;
        expect(live).toEqual(saved);
        expect(legend.slice(0, named.length)).toEqual(named);
        expect(more ?? '').toBe(
          named.length < legend.length ? `and ${legend.length - named.length} more` : '',
        );
        // The static form holds as many rows as an output has room for.
        expect(rows.slice(0, kept.length)).toEqual(kept);
      }, name)
      .toPass({ timeout: 5000 });
  }
});

const without = (words: DrawnWords, left: readonly (keyof DrawnWords)[]): Partial<DrawnWords> =>
  Object.fromEntries(Object.entries(words).filter(([part]) => !left.includes(part as keyof DrawnWords)));
