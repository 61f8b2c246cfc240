import { ticksWithin, type Axes, type Axis } from '@epochlab/views';
import type { Layout } from 'plotly.js';
import { tickLayout } from './axis-layout';

/** The part of the layout that plotly has drawn. */
interface DrawnAxis {
  readonly range: readonly [number, number];
  readonly ticktext?: readonly string[];
}

type DrawnAxes = Partial<Record<'xaxis' | 'yaxis', DrawnAxis>>;

/** The changes that give the part of each axis that is shown ticks of its own; null where it has them. */
export function zoomedTicks(axes: Axes, drawn: DrawnAxes): Partial<Layout> | null {
  const changes = { ...changed('xaxis', axes.x, drawn), ...changed('yaxis', axes.y, drawn) };
  return Object.keys(changes).length > 0 ? changes : null;
}

function changed(name: 'xaxis' | 'yaxis', axis: Axis, drawn: DrawnAxes): object {
  const { range, ticktext = [] } = drawn[name] ?? {};
  if (axis.density === undefined || !range) return {};
  const ends = axis.kind === 'log' ? range.map(power => 10 ** power) : range;
  const part = [...ends].sort((a, b) => a - b) as [number, number];
  // Where all of it is shown, with or without a margin, its own ticks stand.
  const isWhole = part[0] <= axis.domain[0] && part[1] >= axis.domain[1];
  const { tickvals, ticktext: wanted } = tickLayout(isWhole ? axis.ticks : ticksWithin(axis, part));
  const isSame = wanted.length === ticktext.length && wanted.every((text, i) => text === ticktext[i]);
  return isSame ? {} : { [`${name}.tickvals`]: tickvals, [`${name}.ticktext`]: wanted };
}
