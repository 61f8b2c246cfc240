import { checked } from '../../options/refuse-unknown';
import type { TensorInput } from '../../tensors';
import { namesOfCells } from '../input/cell-names';
import type { Drawn } from '../output/display';
import { matrixOf, reduced } from '../input/matrix';
import { displayUpdatable, type ShownView } from '../output/shown-view';

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
 *
 * @returns a handle that replaces the matrix where it stands
 * @example
 * show.heatmap(tf.randomNormal([8, 8]), { title: 'weights' });
 */
export function heatmap(
  values: TensorInput,
  options: HeatmapOptions = {},
): ShownView<TensorInput, HeatmapOptions> {
  return displayUpdatable(drawn, values, options);
}

function drawn(values: TensorInput, options: HeatmapOptions): Drawn<'heatmap'> {
  const {
    title = '',
    xLabel = '',
    yLabel = '',
    rowLabels,
    columnLabels,
    colours,
  } = checked('show.heatmap', options, {
    title: true,
    xLabel: true,
    yLabel: true,
    rowLabels: true,
    columnLabels: true,
    colours: true,
  });
  const whole = matrixOf(values, 'A heatmap');
  const { rows, columns } = whole;
  const matrix = reduced(whole, MOST_CELLS, colours);
  return {
    kind: 'heatmap',
    state: {
      title,
      xLabel,
      yLabel,
      matrix,
      ...(colours && { colours }),
      ...(rowLabels && { rowLabels: namesOfCells(rowLabels, rows, 'rows', matrix.rows) }),
      ...(columnLabels && {
        columnLabels: namesOfCells(columnLabels, columns, 'columns', matrix.columns),
      }),
      ...(matrix !== whole && { reducedFrom: { rows, columns } }),
    },
  };
}
