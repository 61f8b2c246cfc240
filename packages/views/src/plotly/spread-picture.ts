import { bin, extent, quantile } from 'd3-array';
import { seriesStyle } from '../colour/palette';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis, categoryAxis } from '../plot/axis';
import { pixel } from '../plot/line-path';
import { drawPanel, placeOf, plotSize, type Place } from '../plot/panel';

/** How the values of each of several groups are spread. */
export interface SpreadState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly groups: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const MOST_GROUPS = 24;
const BINS = 16;
/** Half the width of a group's widest part, in groups. */
const HALF = 0.4;

/** For each group how many values lie where, and a box from the lower to the upper quartile with the median in it. */
export function spreadPicture({ title, xLabel, yLabel, groups: all }: SpreadState): Picture {
  const groups = all.slice(0, MOST_GROUPS);
  const [low, high] = extent(groups.flatMap(({ values }) => [...values]));
  const names = groups.map(({ name }) => name);
  const panel = {
    ...plotSize,
    title: '',
    x: categoryAxis(names, plotSize.width - 80, { label: xLabel }),
    y: axis(low === undefined || high === undefined ? undefined : [low, high], { label: yLabel }),
  };
  const place = placeOf(panel);
  return {
    ...plotSize,
    alt: `${title}: the spread of ${groups.length} groups`,
    children: [
      ...drawPanel(
        panel,
        place,
        groups.map(({ values }, i) => drawGroup(values, i, place)),
      ),
    ],
  };
}

function drawGroup(values: readonly number[], index: number, place: Place): Markup {
  const { colour } = seriesStyle(index);
  const sorted = [...values].sort((a, b) => a - b);
  return element(
    'g',
    {},
    element('path', {
      d: outline(sorted, index, place),
      fill: colour,
      'fill-opacity': 0.35,
      stroke: colour,
      'stroke-linejoin': 'round',
    }),
    sorted.length > 0 && drawBox(sorted, index, place),
  );
}

/** Counts of equal bins, drawn to both sides. */
function outline(sorted: readonly number[], index: number, { x, y }: Place): string {
  const bins = bin().thresholds(BINS)([...sorted]);
  const most = Math.max(1, ...bins.map(({ length }) => length));
  const side = (sign: number): string[] =>
    bins.map(part => {
      const middle = ((part.x0 ?? 0) + (part.x1 ?? 0)) / 2;
      return `${pixel(x(index + 0.5 + (sign * HALF * part.length) / most))} ${pixel(y(middle))}`;
    });
  const points = [...side(-1), ...side(1).reverse()];
  return points.length > 0 ? `M${points.join('L')}z` : '';
}

function drawBox(sorted: readonly number[], index: number, { x, y }: Place): Markup {
  const { colour } = seriesStyle(index);
  const at = (share: number): number => y(quantile(sorted as number[], share) ?? 0);
  const [left, right] = [x(index + 0.42), x(index + 0.58)];
  return element(
    'g',
    { stroke: colour, fill: 'none' },
    element('rect', { x: left, y: at(0.75), width: right - left, height: at(0.25) - at(0.75) }),
    element('line', { class: 'inkline', x1: left, x2: right, y1: at(0.5), y2: at(0.5), 'stroke-width': 2 }),
  );
}
