import { display } from './display';
import { matricesOf, matrixOf } from './matrix';
import { toTensor, type TensorInput } from '../tensors';

export interface HeatmapOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
  /** 'diverging' is symmetric about zero, for weights and activations. */
  readonly colours?: 'intensity' | 'diverging';
}

/** Shows a matrix [rows, columns] as colours. */
export function heatmap(
  values: TensorInput,
  { title = '', xLabel = '', yLabel = '', ...rest }: HeatmapOptions = {},
): void {
  display({
    kind: 'heatmap',
    state: { title, xLabel, yLabel, matrix: matrixOf(values, 'A heatmap'), ...rest },
  });
}

export interface AttentionOptions {
  readonly title?: string;
  /** What asks (rows); positions unless given. */
  readonly queries?: readonly string[];
  /** What is looked at (columns); positions unless given. */
  readonly keys?: readonly string[];
}

/**
 * Shows attention weights [queries, keys] or [heads, queries, keys], such as one sample of `layer.attentionScores(x)`.
 *
 * @example
 * show.attention(encoder.attentionScores(x).gather([0]).squeeze([0]), { queries: words, keys: words });
 */
export function attention(weights: TensorInput, { title = '', queries, keys }: AttentionOptions = {}): void {
  const tensor = toTensor(weights);
  const one = tensor.rank === 4 && tensor.shape[0] === 1 ? tensor.squeeze([0]) : tensor;
  const heads = matricesOf(one, 'Attention weights');
  const { rows = 0, columns = 0 } = heads[0] ?? {};
  display({
    kind: 'attentionMap',
    state: {
      title,
      queries: names(queries, rows, 'queries'),
      keys: names(keys, columns, 'keys'),
      heads: heads.map((matrix, i) => ({
        name: heads.length === 1 ? 'attention' : `head ${i + 1}`,
        weights: matrix,
      })),
    },
  });
}

function names(given: readonly string[] | undefined, count: number, what: string): readonly string[] {
  if (given === undefined) return Array.from({ length: count }, (_, i) => String(i));
  if (given.length !== count)
    throw new RangeError(`${given.length} ${what} were named, but the weights have ${count}.`);
  return given;
}
