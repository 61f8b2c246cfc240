import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { BarsState } from './state';

const WIDTH = 30;

/** A row for each category; with one series, a bar as well. */
export function barsText({ title, yLabel, categories, series }: BarsState): string {
  const [only] = series;
  const most = Math.max(0, ...(only?.values.slice(0, 60) ?? []).map(value => value ?? 0));
  const rows = categories
    .slice(0, 60)
    .map((name, i) => [
      shorten(name, 30),
      ...series.map(({ values }) => valueText(values[i])),
      ...(series.length === 1 ? ['█'.repeat(barLength(only?.values[i] ?? 0, most))] : []),
    ]);
  if (rows.length === 0) return [heading(title, yLabel), 'No bars.'].filter(Boolean).join('\n');
  const names = series.length > 1 ? [['', ...series.map(one => shorten(one.name, 20))]] : [];
  return [
    heading(title, yLabel),
    textTable([{}, ...series.map(() => ({ align: 'right' }) as const), {}], [...names, ...rows]),
  ].join('\n');
}

const barLength = (value: number, most: number): number =>
  most > 0 && value > 0 ? Math.round((WIDTH * value) / most) : 0;

const valueText = (value: number | null | undefined): string =>
  value == null ? 'not finite' : formatNumber(value);
