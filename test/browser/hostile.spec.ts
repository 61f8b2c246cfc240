import { gallery, savedNotebook } from './support/gallery';
import { expect, test } from './support/test';

const MARKUP = '"><img src="x" onerror="window.attacked = true"><script>window.attacked = true</script>';
const HUGE = Number.MAX_VALUE;

/** Every string, then every number, of every view replaced by something that nobody would want. */
const replaced = (value: unknown, text: string | null, number: number | null): unknown => {
  if (typeof value === 'string') {
    return text ?? value;
  }
  if (typeof value === 'number') {
    return number ?? value;
  }
  if (Array.isArray(value)) {
    return value.map(item => replaced(item, text, number));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, text, number)]))
    : value;
};

const firstOfEachKind = [...new Map(gallery.map(({ payload }) => [payload.kind, payload])).values()];

const broken: readonly unknown[] = [
  null,
  42,
  {},
  { kind: 'training' },
  { kind: 'training', id: 'a', version: 1, state: {} },
  { kind: 'training', id: 'a', version: 99, state: {} },
  { kind: MARKUP, id: MARKUP, version: 1, state: { title: MARKUP } },
  {
    kind: 'confusionMatrix',
    id: 'a',
    version: 1,
    state: { title: '', labels: ['a'], counts: [[1, 2], [3]] },
  },
  { kind: '__proto__', id: 'a', version: 1, state: {} },
];

test('no payload leaves a cell blank, breaks the notebook or runs its markup', async ({ lab, page }) => {
  const payloads = [
    ...broken,
    ...firstOfEachKind.map(payload => ({ ...payload, state: replaced(payload.state, MARKUP, null) })),
    ...firstOfEachKind.map(payload => ({ ...payload, state: replaced(payload.state, null, HUGE) })),
  ];
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await lab.openNotebook('hostile.ipynb', savedNotebook(payloads));
  for (let index = 0; index < payloads.length; index++) {
    const view = lab.cell(index).locator('.jp-OutputArea-output').first();
    await view.scrollIntoViewIfNeeded();
    await expect.poll(async () => (await view.innerText()).trim().length, `cell ${index}`).toBeGreaterThan(0);
  }
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(errors).toEqual([]);
});
