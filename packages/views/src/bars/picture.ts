import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { counted } from '../format/quantity';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { legend } from '../plot/legend';
import { drawPanel, placeOf, plotSize, type Place } from '../plot/panel';
import { extent } from '../reduce/extent';
import { barsAxes, MOST_CATEGORIES } from './axes';
import type { BarsState } from './state';

const MOST_SERIES = 6;
/** Up to here each bar's number stands above it. */
const MOST_NUMBERS = 12;

export function barsPicture(state: BarsState): Picture {
  const { title, categories, series: all } = state;
  const series = all.slice(0, MOST_SERIES);
  const names = categories.slice(0, MOST_CATEGORIES);
  const values = series.flatMap(one => one.values.slice(0, MOST_CATEGORIES));
  const [low, high] = extent(values) ?? [0, 1];
  const panel = { ...plotSize, title: '', ...barsAxes({ ...state, series }, plotSize.width) };
  const place = placeOf(panel);
  const entries =
    all.length > 1
      ? all.map(({ name }, i) => ({
          label: name,
          style: { ...seriesStyle(i), marker: 'square' as const },
          form: 'points' as const,
        }))
      : [];
  return {
    ...plotSize,
    alt: `${title}: ${counted(categories.length, 'category', 'categories')}, from ${formatNumber(low)} to ${formatNumber(high)}`,
    children: [
      ...drawPanel(
        panel,
        place,
        series.map((one, s) =>
          names.map((_, c) => drawBar(one.values[c] ?? null, c, s, series.length, place)),
        ),
      ),
      series.length === 1 &&
        names.length <= MOST_NUMBERS &&
        names.map((_, c) => number(series[0]?.values[c] ?? null, c, place)),
      ...legend(
        entries.map(entry => ({ ...entry, label: shorten(entry.label, 24) })),
        place.box.left,
        place.box.right,
        19,
      ),
    ],
  };
}

function drawBar(
  value: number | null,
  category: number,
  series: number,
  count: number,
  { x, y }: Place,
): Markup | null {
  if (value === null || !Number.isFinite(value)) return null;
  const left = x(category + 0.12 + (0.76 * series) / count);
  const width = x(category + 0.12 + (0.76 * (series + 1)) / count) - left;
  const [top, bottom] = [y(Math.max(0, value)), y(Math.min(0, value))];
  return element('rect', {
    x: left,
    y: top,
    width: Math.max(0.5, width - 1),
    height: bottom - top,
    fill: seriesStyle(series).colour,
  });
}

function number(value: number | null, category: number, { x, y, box }: Place): Markup {
  const words = value === null ? 'not finite' : formatNumber(value);
  const top = Math.max(box.top + 13, y(Math.max(0, value ?? 0)) - 5);
  return element(
    'text',
    { class: 'ink small', x: x(category + 0.5), y: top, 'text-anchor': 'middle' },
    words,
  );
}
