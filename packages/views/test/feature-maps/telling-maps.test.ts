import { staticHtml } from '../../src';
import { tellingMaps } from '../../src/feature-maps/telling-maps';

const map = (name: string, ...values: (number | null)[]) => ({
  name,
  matrix: { rows: 1, columns: values.length, values },
});

test('of many maps the twenty that vary most are chosen, in their order', () => {
  const blank = Array.from({ length: 30 }, (_, i) => map(`blank ${i}`, 5, 5));
  const alive = Array.from({ length: 12 }, (_, i) => map(`alive ${i}`, 0, 12 - i));
  const [chosen, others] = tellingMaps([...blank, ...alive]);
  expect(chosen.map(({ name }) => name)).toEqual([
    ...blank.slice(0, 8).map(({ name }) => name),
    ...alive.map(({ name }) => name),
  ]);
  expect(others).toEqual(blank.slice(8));
});

test('few maps are all chosen, those without a finite value too', () => {
  const maps = [map('a', 1, 2), map('b', null)];
  expect(tellingMaps(maps)).toEqual([maps, []]);
});

test('the others are folded away, and said to be there', () => {
  const maps = Array.from({ length: 64 }, (_, i) => map(`channel ${i}`, 0, i));
  const state = { title: 't', measure: 'activation', maps, colours: 'intensity', scale: 'shared' } as const;
  const html = staticHtml({ kind: 'featureMaps', id: 'a', version: 1, state });
  expect(html).toContain('<details><summary>The other 44 maps, which vary less</summary>');
});
