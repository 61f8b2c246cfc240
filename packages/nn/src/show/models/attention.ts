import { checked } from '../../options/refuse-unknown';
import { inScope } from '../../in-scope';
import { toTensor, type TensorInput } from '../../tensors';
import { namesOfCells } from '../input/cell-names';
import { display } from '../output/display';
import { matricesOf, reducedTogether } from '../input/matrix';

export interface AttentionOptions {
  readonly title?: string;
  /** Names of the queries (rows); positions unless given. */
  readonly queries?: readonly string[];
  /** Names of the keys (columns); positions unless given. */
  readonly keys?: readonly string[];
}

/**
 * Shows attention weights [queries, keys] or [heads, queries, keys], such as one sample of `layer.attentionScores(x)`. Of more weights than a
 * notebook has room for, several share a cell, which shows the largest of them.
 *
 * @example
 * show.attention(encoder.attentionScores(x).gather([0]).squeeze([0]), { queries: words, keys: words });
 */
export function attention(weights: TensorInput, options: AttentionOptions = {}): void {
  const {
    title = '',
    queries,
    keys,
  } = checked('show.attention', options, { title: true, queries: true, keys: true });
  const whole = inScope(() => {
    const tensor = toTensor(weights);
    const one = tensor.rank === 4 && tensor.shape[0] === 1 ? tensor.squeeze([0]) : tensor;
    return matricesOf(one, 'Attention weights');
  });
  const heads = reducedTogether(whole);
  const [{ rows, columns } = NONE, shown = NONE] = [whole[0], heads[0]];
  display({
    kind: 'attentionMap',
    state: {
      title,
      queries: namesOfCells(queries ?? numbers(rows), rows, 'queries', shown.rows),
      keys: namesOfCells(keys ?? numbers(columns), columns, 'keys', shown.columns),
      heads: heads.map((matrix, i) => ({
        name: heads.length === 1 ? 'attention' : `head ${i + 1}`,
        weights: matrix,
      })),
      ...(heads[0] !== whole[0] && { reducedFrom: { rows, columns } }),
    },
  });
}

/** The map of no head at all. */
const NONE = { rows: 0, columns: 0 };

const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
