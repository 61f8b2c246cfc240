import { axis, type Axis } from '../plot/axis';
import { ticksAcross } from '../plot/ticks-across';

/** Room above and below the curves, as a share of their height. */
const ROOM = 0.06;

/** A span with room at both ends. */
export function withMargin([low, high]: readonly [number, number]): [number, number] {
  const room = ROOM * (high - low || Math.abs(high) || 1);
  return [low - room, high + room];
}

/** The axis of epochs from one to another in a drawing of that width. */
export const epochAxis = (span: readonly [number, number], width: number, label = 'epoch'): Axis =>
  axis(span, { label, nice: false, ticks: ticksAcross(width), whole: span[1] - span[0] > 2 });

/** The axis of a metric between the ends that it shall have. */
export const metricAxis = (
  span: readonly [number, number] | undefined,
  kind: Axis['kind'] = 'linear',
): Axis => axis(span, { kind, nice: false, ticks: 6 });
