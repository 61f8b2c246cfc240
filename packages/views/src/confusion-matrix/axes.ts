import type { Axes } from '../plot/axes';
import { heatAxes } from '../plot/heat-geometry';
import type { Room } from '../plot/panel';

/** Predicted classes to the right, true ones downwards, by name or by number. */
export const matrixAxes = (
  labels: readonly string[],
  classes: number,
  room: Room,
  titles: { readonly true: string; readonly predicted: string } = { true: 'true', predicted: 'predicted' },
): Axes =>
  heatAxes(
    {
      rows: labels,
      columns: labels,
      numbered: { rows: classes, columns: classes },
      xLabel: titles.predicted,
      yLabel: titles.true,
    },
    room,
  );
