import { seriesStyle } from '../../src';
import { content } from '../../src/markup/element';
import { legend } from '../../src/plot/legend';

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ label: `series ${i}`, style: seriesStyle(i) }));

test('legend names every series that fits', () =>
  expect(content(legend(entries(2), 0, 400, 19))).toContain('series 1'));

test('legend counts those that do not fit', () =>
  expect(content(legend(entries(20), 0, 400, 19))).toMatch(/and \d+ more/));
