import { summaryRows, type ViewKind, type ViewStates } from '@epochlab/views';
import type { Row } from './csv';

/** How the numbers of each kind lie in a table, header first. */
export const tables: { readonly [K in ViewKind]?: (state: ViewStates[K]) => readonly Row[] } = {
  training: ({ series }) => [
    ['metric', 'set', 'per', 'epoch', 'value'],
    ...series.flatMap(({ metric, set, per, x, y }) =>
      x.map((at, i): Row => [metric, set, per, at, y[i] ?? null]),
    ),
  ],
  modelSummary: state => [
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
  ],
  confusionMatrix: ({ labels, counts }) => [
    ['true \\ predicted', ...labels],
    ...counts.map((row, index): Row => [labels[index] ?? '', ...row]),
  ],
};
