import { display } from './display';
import { matricesOf, matrixOf, reduced } from './matrix';
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

/** A view has no more pixels for rows or columns, and a notebook little room for more numbers. */
const MOST_CELLS = 512;

/**
 * Shows a matrix [rows, columns] as colours. Of more than 512 rows or columns several share a cell, which shows the largest of their values, with
 * 'diverging' colours that farthest from zero.
 */
export function heatmap(
  values: TensorInput,
  { title = '', xLabel = '', yLabel = '', rowLabels, columnLabels, colours }: HeatmapOptions = {},
): void {
  const whole = matrixOf(values, 'A heatmap');
  const { rows, columns } = whole;
  const matrix = reduced(whole, MOST_CELLS, colours);
  display({
    kind: 'heatmap',
    state: {
      title,
      xLabel,
      yLabel,
      matrix,
      ...(colours && { colours }),
      ...(rowLabels && { rowLabels: firstOfEach(named(rowLabels, rows, 'rows'), matrix.rows) }),
      ...(columnLabels && {
        columnLabels: firstOfEach(named(columnLabels, columns, 'columns'), matrix.columns),
      }),
      ...(matrix !== whole && { reducedFrom: { rows, columns } }),
    },
  });
}

/** The first name of each cell that stands for several. */
const firstOfEach = (all: readonly string[], cells: number): string[] =>
  Array.from({ length: cells }, (_, i) => all[Math.ceil((i * all.length) / cells)] as string);

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
      queries: queries ? named(queries, rows, 'queries') : numbers(rows),
      keys: keys ? named(keys, columns, 'keys') : numbers(columns),
      heads: heads.map((matrix, i) => ({
        name: heads.length === 1 ? 'attention' : `head ${i + 1}`,
        weights: matrix,
      })),
    },
  });
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));

function named(given: readonly string[], count: number, what: string): readonly string[] {
  if (given.length !== count)
    throw new RangeError(`${given.length} ${what} were named, but there are ${count}.`);
  return given;
}
