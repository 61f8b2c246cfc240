import type { LayoutAxis } from 'plotly.js';
import type { Axis, Tick } from '@epochlab/views';
import { plainText } from './plain-text';

/** Pixels from the numbers of an axis to its title. */
const STANDOFF = 8;
const TITLE_SIZE = 12;

export const titled = (
  text: string,
): { title: { text: string; standoff: number; font: { size: number } } } => ({
  title: { text: plainText(text), standoff: STANDOFF, font: { size: TITLE_SIZE } },
});

/** An axis of the static drawings as plotly takes it: the same span, the same ticks, the same words. */
export function axisLayout(axis: Axis, room = 0): Partial<LayoutAxis> {
  const { domain, kind, label, down = false, slanted = false } = axis;
  const [low, high] = domain.map(end => (kind === 'log' ? Math.log10(end) : end)) as [number, number];
  const margin = room * (high - low);
  const [from, to] = [low - margin, high + margin];
  return {
    ...titled(label),
    type: kind,
    autorange: false,
    range: down ? [to, from] : [from, to],
    tickangle: slanted ? -45 : 0,
    ...tickLayout(axis.ticks),
  };
}

/** Ticks where the shared axis has them. */
export const tickLayout = (
  ticks: readonly Tick[],
): { tickmode: 'array'; tickvals: number[]; ticktext: string[] } => ({
  tickmode: 'array',
  tickvals: ticks.map(({ value }) => value),
  ticktext: ticks.map(({ label }) => plainText(label)),
});

/** An axis of cells: plotly has the middle of cell i at i, the static drawings in the middle of its unit. */
export const cellAxis = (axis: Axis): Axis => ({
  ...axis,
  domain: [axis.domain[0] - 0.5, axis.domain[1] - 0.5],
  ticks: axis.ticks.map(({ value, label }) => ({ value: value - 0.5, label })),
});
