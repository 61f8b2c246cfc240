import { randomFrom } from '../../packages/views/test/fixtures/random';
import { damaged } from '../../packages/views/test/support/hostile';
import { oneOfEachKind, savedNotebook } from './support/gallery';
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

const firstOfEachKind = oneOfEachKind.map(({ payload }) => payload);

/** Without halves of characters: Jupyter's server refuses a file that has one. */
const wellFormed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/gi, '\\ufffd'));

/** As many damaged payloads of each kind; `FUZZ_SEED` gives others. */
const DAMAGED = Number(process.env['FUZZ_ROUNDS'] ?? 2);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

/** Each kind's payload, damaged once to three times; the state alone, since what is around it is tried below. */
const atRandom: readonly unknown[] = firstOfEachKind.flatMap((payload, kind) =>
  Array.from({ length: DAMAGED }, (_, round) => {
    const random = randomFrom(SEED * 1000 + kind * 31 + round);
    let state: unknown = payload.state;
    for (let times = 0; times <= 2 * random(); times++)
      state = damaged(JSON.parse(JSON.stringify(state ?? null)), random);
    return wellFormed({ ...payload, state });
  }),
);

/** Figures that ask for something from another host, or that would run something. */
const figure = (title: unknown, layout: object): unknown => ({
  kind: 'plotly',
  id: 'figure',
  version: 1,
  state: {
    title: '',
    data: [{ type: 'scatter', x: [1, 2], y: [1, 2], name: title }],
    layout: { title: { text: title }, ...layout },
  },
});
const fetching: readonly unknown[] = [
  figure('pictures', { images: [{ source: 'http://example.com/spy.png', x: 0, y: 1, sizex: 1, sizey: 1 }] }),
  figure(
    '<span style="mask-image:url(http://example.com/spy);cursor:url(http://example.com/spy)">a</span>',
    {},
  ),
  figure('<a href="javascript:window.attacked=true">a</a>', {}),
  figure('a template', { template: { layout: { images: [{ source: 'http://example.com/spy.png' }] } } }),
  figure('a map', {
    map: { style: 'http://example.com/style.json' },
    mapbox: { style: 'http://example.com/style.json' },
  }),
];

/** Views of a version of the future, with what the reader is told. */
const later: readonly (readonly [payload: unknown, words: string])[] = [
  [{ kind: 'training', id: 'a', version: 99, state: {} }, 'Version 1 of "training" is drawn here, not 99.'],
  [{ kind: 'hologram', id: 'a', version: 1, state: {} }, 'There is no view of kind "hologram" here.'],
];

const broken: readonly unknown[] = [
  null,
  42,
  {},
  { kind: 'training' },
  { kind: 'training', id: 'a', version: 1, state: {} },
  { kind: MARKUP, id: MARKUP, version: 1, state: { title: MARKUP } },
  {
    kind: 'confusionMatrix',
    id: 'a',
    version: 1,
    state: { title: '', labels: ['a'], counts: [[1, 2], [3]] },
  },
  { kind: '__proto__', id: 'a', version: 1, state: {} },
];

const excerpt = (payload: unknown): string => JSON.stringify(payload).slice(0, 300);

test('no payload leaves a cell blank, breaks the notebook or runs its markup', async ({ lab, page }) => {
  test.setTimeout(200_000);
  const payloads = [
    ...later.map(([payload]) => payload),
    ...broken,
    ...fetching,
    ...atRandom,
    ...firstOfEachKind.map(payload => ({ ...payload, state: replaced(payload.state, MARKUP, null) })),
    ...firstOfEachKind.map(payload => ({ ...payload, state: replaced(payload.state, null, HUGE) })),
  ];
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await lab.openNotebook('hostile.ipynb', savedNotebook(payloads));
  for (let index = 0; index < payloads.length; index++) {
    const view = lab.cell(index).locator('.jp-OutputArea-output').first();
    await view.scrollIntoViewIfNeeded();
    await expect
      .poll(async () => (await view.innerText()).trim().length, `cell ${index}: ${excerpt(payloads[index])}`)
      .toBeGreaterThan(0);
  }
  for (const [index, [, words]] of later.entries()) {
    await expect(lab.cell(index)).toContainText(words);
    await expect(lab.cell(index)).toContainText('Update Epochlab to the version that made it');
  }
  expect(await page.evaluate(() => ['attacked' in window, 'polluted' in {}])).toEqual([false, false]);
  expect(errors).toEqual([]);
});
