import * as v from 'valibot';
import { matrix, strings, shape } from '../validation/parts';
import type { HeatmapState } from './state';

export const heatmapSchema: v.GenericSchema<unknown, HeatmapState> = v.pipe(
  v.object({
    title: v.string(),
    xLabel: v.string(),
    yLabel: v.string(),
    matrix,
    rowLabels: v.exactOptional(strings),
    columnLabels: v.exactOptional(strings),
    colours: v.exactOptional(v.picklist(['intensity', 'diverging'])),
    reducedFrom: v.exactOptional(shape),
  }),
  v.check(
    ({ matrix: { rows, columns }, rowLabels, columnLabels }) =>
      (rowLabels?.length ?? rows) === rows && (columnLabels?.length ?? columns) === columns,
    'Expected a label for each row and each column, or none',
  ),
);
