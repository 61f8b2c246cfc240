import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { extent } from '../reduce/extent';
import { sparkline } from './sparkline';
import { textTable } from './table';

/** A row for each curve: its name, its shape, its range and its last value. */
export function textCurves(
  curves: readonly { readonly name: string; readonly y: readonly (number | null)[] }[],
): string {
  const rows = curves.slice(0, 30).map(({ name, y }) => {
    const [low, high] = extent(y) ?? [NaN, NaN];
    const last = y[y.length - 1];
    return [
      shorten(name, 40),
      sparkline(y),
      `${formatNumber(low)} to ${formatNumber(high)}`,
      last == null ? '–' : formatNumber(last),
    ];
  });
  return textTable([{}, {}, { align: 'right' }, { align: 'right' }], [['', '', 'range', 'last'], ...rows]);
}
