import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { extent } from '../reduce/extent';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { LossSurfaceState } from './state';

export function lossSurfaceText({ title, loss, paths }: LossSurfaceState): string {
  const [low, high] = extent(loss.values) ?? [NaN, NaN];
  const point = (x: number | undefined, y: number | undefined): string =>
    `(${formatNumber(x ?? NaN)}, ${formatNumber(y ?? NaN)})`;
  const rows = paths
    .slice(0, 20)
    .map(({ name, x, y }) => [
      shorten(name, 30),
      `${point(x[0], y[0])} → ${point(x[x.length - 1], y[y.length - 1])}`,
      `${Math.max(0, x.length - 1)} steps`,
    ]);
  return [
    heading('Loss surface', title, `loss ${formatNumber(low)} to ${formatNumber(high)}`),
    textTable([{}, {}, {}], rows),
  ].join('\n');
}
