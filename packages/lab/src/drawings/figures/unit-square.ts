import { unitAxis } from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import { axisLayout } from '../../plotly/axis-layout';
import { withLegend } from './curve';

/** A plot of rates or probabilities is as high as it is wide where its view has room. */
export const UNIT_HEIGHT = 430;
/** Curves along an edge show in full. */
const ROOM = 0.01;

/** A plot of two axes from 0 to 1. */
export function unitSquare(x: string, y: string): Omit<Figure, 'data'> {
  const axes = { x: unitAxis(x), y: unitAxis(y) };
  return {
    layout: { ...withLegend, xaxis: axisLayout(axes.x, ROOM), yaxis: axisLayout(axes.y, ROOM) },
    axes,
  };
}
