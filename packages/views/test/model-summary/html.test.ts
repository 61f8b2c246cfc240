import { staticHtml, type LayerRow, type ModelSummaryState } from '../../src';
import { digitsSummary, transferSummary } from '../fixtures/model-summary';
import { pictures } from '../support/pictures';

const html = (state: ModelSummaryState): string =>
  staticHtml({ kind: 'modelSummary', id: 's', version: 1, state });

test('a chain has a table alone, a model that branches its graph as well', () => {
  expect(pictures(html(digitsSummary))).toHaveLength(0);
  expect(pictures(html(transferSummary))[0]).toContain('>add_1<');
});

test('the totals stand in the foot', () =>
  expect(html(digitsSummary)).toMatch(/<tfoot>.*198.8 KiB.*50\u202f890.*<\/tfoot>/s));

test('a thousand layers fit in an output, which says how many are not shown', () => {
  const [dense] = digitsSummary.layers as readonly [LayerRow];
  const layers = Array.from({ length: 1000 }, (_, i) => ({
    ...dense,
    name: `dense_${i}`,
  }));
  expect(html({ ...digitsSummary, layers })).toContain('800 more layers not shown here');
});
