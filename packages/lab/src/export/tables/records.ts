import { comparedNames, summaryRows, type ViewStates } from '@epochlab/views';
import type { Row, Table } from './row';

export const bars = ({ categories, series, xLabel }: ViewStates['bars']): Table => [
  [xLabel || 'category', ...series.map(({ name }) => name)],
  ...categories.map((category, i): Row => [category, ...series.map(({ values }) => values[i])]),
];

export const dataTable = ({ columns, rows }: ViewStates['dataTable']): Table => [
  columns.map(({ name }) => name),
  ...rows,
];

export const imageGrid = ({ images }: ViewStates['imageGrid']): Table => [
  ['image', 'label', 'mistaken'],
  ...images.map(({ label, wrong = false }, i): Row => [i, label, wrong]),
];

export function runComparison(state: ViewStates['runComparison']): Table {
  const { settings, same, metrics } = comparedNames(state);
  const named = [...same, ...settings];
  return [
    ['run', 'state', 'seconds', ...named, ...metrics],
    ...state.runs.map((run): Row => [
      run.name,
      run.status,
      run.seconds,
      ...named.map(name => run.settings[name]),
      ...metrics.map(name => run.metrics[name]),
    ]),
  ];
}

export const compiled = ({ graphs, plan }: ViewStates['compiled']): Table => [
  ['graph', 'operation', 'nodes', 'runs', 'milliseconds'],
  ...graphs.flatMap(({ name, operations, callMilliseconds }) =>
    Object.entries(operations).map(([operation, count]): Row => [
      name,
      operation,
      count,
      plan[name],
      callMilliseconds,
    ]),
  ),
];

export const modelSummary = (state: ViewStates['modelSummary']): Table => [
  ['layer', 'type', 'depth', 'output shape', 'parameters', 'trainable', 'bytes', 'multiply-adds', 'inputs'],
  ...summaryRows(state).map(({ layer, depth }): Row => [
    layer.name,
    layer.type,
    depth,
    layer.outputShape.map(shape => shape.map(size => size ?? 'null').join('x')).join(' '),
    layer.parameters,
    layer.trainable,
    layer.bytes,
    layer.multiplyAdds,
    layer.inputs.join(' '),
  ]),
];
