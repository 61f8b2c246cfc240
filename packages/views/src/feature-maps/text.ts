import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { matrixSize } from '../format/matrix-size';
import { counted } from '../format/quantity';
import { extent } from '../reduce/extent';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { FeatureMapsState } from './state';

export function featureMapsText({ title, measure, maps, total, reducedFrom }: FeatureMapsState): string {
  const rows = maps.slice(0, 30).map(({ name, matrix }) => {
    const [low, high] = extent(matrix.values) ?? [NaN, NaN];
    return [
      shorten(name, 30),
      matrixSize(matrix, reducedFrom),
      `${formatNumber(low)} to ${formatNumber(high)}`,
    ];
  });
  const head = heading('Feature maps', title, counted(Math.max(total ?? 0, maps.length), 'map'), measure);
  return [head, textTable([{}, {}, {}], rows)].join('\n');
}
