import { firstOfCell, type ViewStates } from '@epochlab/views';
import { matrixRows, middleOf } from './matrix-rows';
import type { Row, Table } from './row';

/** As it is drawn: a line for each row; a cell that stands for several has the number of the first. */
export const heatmap = ({
  matrix,
  rowLabels,
  columnLabels,
  xLabel,
  yLabel,
  reducedFrom = matrix,
}: ViewStates['heatmap']): Table => [
  [
    [yLabel, xLabel].filter(Boolean).join(' \\ '),
    ...Array.from(
      { length: matrix.columns },
      (_, column) => columnLabels?.[column] ?? firstOfCell(column, matrix.columns, reducedFrom.columns),
    ),
  ],
  ...Array.from({ length: matrix.rows }, (_, row): Row => [
    rowLabels?.[row] ?? firstOfCell(row, matrix.rows, reducedFrom.rows),
    ...matrix.values.slice(row * matrix.columns, (row + 1) * matrix.columns),
  ]),
];

export const attentionMap = ({ queries, keys, heads }: ViewStates['attentionMap']): Table => [
  ['head', 'query', 'key', 'weight'],
  ...heads.flatMap(({ name, weights }) =>
    matrixRows(
      weights,
      row => queries[row] ?? row,
      column => keys[column] ?? column,
    ).map((row): Row => [name, ...row]),
  ),
];

export const featureMaps = ({ maps, measure, reducedFrom }: ViewStates['featureMaps']): Table => [
  ['map', 'row', 'column', measure || 'value'],
  ...maps.flatMap(({ name, matrix }) =>
    matrixRows(
      matrix,
      row => firstOfCell(row, matrix.rows, reducedFrom?.rows ?? matrix.rows),
      column => firstOfCell(column, matrix.columns, reducedFrom?.columns ?? matrix.columns),
    ).map((row): Row => [name, ...row]),
  ),
];

export const imageOverlay = ({ items, measure }: ViewStates['imageOverlay']): Table => [
  ['image', 'row', 'column', measure || 'value'],
  ...items.flatMap(({ label, overlay }) => matrixRows(overlay).map((row): Row => [label, ...row])),
];

export const lossSurface = ({ loss, x, y, xLabel, yLabel }: ViewStates['lossSurface']): Table => [
  [yLabel || 'y', xLabel || 'x', 'loss'],
  ...matrixRows(loss, middleOf(y, loss.rows), middleOf(x, loss.columns)),
];

/** The counts as they are drawn; of a matrix too large to travel whole its most frequent confusions. */
export const confusionMatrix = ({ labels, counts, pooled }: ViewStates['confusionMatrix']): Table =>
  pooled
    ? [
        ['true', 'predicted', 'count'],
        ...pooled.confusions.map(({ actual, predicted, count }): Row => [actual, predicted, count]),
      ]
    : [['true \\ predicted', ...labels], ...counts.map((row, index): Row => [labels[index] ?? '', ...row])];
