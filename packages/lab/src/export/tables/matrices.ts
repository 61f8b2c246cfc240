import { firstOfCell, type ViewStates } from '@epochlab/views';
import { matrixRows, middleOf } from './matrix-rows';
import type { Row, Table } from './row';

/** As it is drawn: a line for each row; a cell that stands for several has the number of the first. */
export function heatmap({
  matrix,
  rowLabels,
  columnLabels,
  xLabel,
  yLabel,
  reducedFrom = matrix,
}: ViewStates['heatmap']): Table {
  const { rows, columns, values } = matrix;
  const numberOfRow = firstOfCell(rows, reducedFrom.rows);
  const numberOfColumn = firstOfCell(columns, reducedFrom.columns);
  return [
    [
      [yLabel, xLabel].filter(Boolean).join(' \\ '),
      ...Array.from({ length: columns }, (_, column) => columnLabels?.[column] ?? numberOfColumn(column)),
    ],
    ...Array.from({ length: rows }, (_, row): Row => [
      rowLabels?.[row] ?? numberOfRow(row),
      ...values.slice(row * columns, (row + 1) * columns),
    ]),
  ];
}

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
  ...maps.flatMap(({ name, matrix }) => {
    const of = reducedFrom ?? matrix;
    return matrixRows(matrix, firstOfCell(matrix.rows, of.rows), firstOfCell(matrix.columns, of.columns)).map(
      (row): Row => [name, ...row],
    );
  }),
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
