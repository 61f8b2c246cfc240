import { formatScore } from '../format/number';
import { shorten } from '../format/label';
import { matrixSize } from '../format/matrix-size';
import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { AttentionMapState } from './state';

const MOST_QUERIES = 30;

/** For each head, what each query looks at most. */
export function attentionMapText({ title, queries, keys, heads, reducedFrom }: AttentionMapState): string {
  const [first] = heads;
  const size = first && reducedFrom ? matrixSize(first.weights, reducedFrom) : '';
  const parts = heads.slice(0, 8).map(({ name, weights }) => {
    const rows = queries.slice(0, MOST_QUERIES).map((query, row) => {
      const values = weights.values
        .slice(row * keys.length, (row + 1) * keys.length)
        .map(value => value ?? -Infinity);
      const best = values.indexOf(Math.max(...values));
      return [
        shorten(query, 20),
        '→',
        shorten(keys[best] ?? '–', 20),
        best < 0 ? '' : formatScore(weights.values[row * keys.length + best] ?? null),
      ];
    });
    return [heading(name), textTable([{}, {}, {}, { align: 'right' }], rows)].join('\n');
  });
  return [heading('Attention', title, counted(heads.length, 'head'), size), ...parts].join('\n');
}
