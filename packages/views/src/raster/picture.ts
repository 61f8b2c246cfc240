import { intensityScale } from '../colour/colour-scale';
import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted, shownOf } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis, indexAxis } from '../plot/axis';
import { heat } from '../plot/heat';
import { legend } from '../plot/legend';
import { pixel } from '../plot/line-path';
import { drawPanel, panelOf, type Place } from '../plot/panel';
import type { Grid } from '../reduce/pool';
import type { RasterState } from './state';

const WIDTH = 520;
/** Beyond, marks would cover each other: their density is drawn instead. */
const MOST_SPIKES = 6000;
const CELLS = { columns: 200, rows: 120 } as const;

/** Neuron 0 on top, time to the right. */
export function rasterPicture(state: RasterState): Picture {
  const { title, timeLabel, neurons, duration, times, groups = [] } = state;
  const height = Math.max(120, Math.min(360, neurons * 8));
  const x = axis([0, duration], { label: timeLabel, nice: false });
  const { panel, place } = panelOf(
    { title: '', x, y: indexAxis(neurons, height, { label: 'neuron', down: true }) },
    { width: WIDTH, height },
  );
  const spikes = times.length <= MOST_SPIKES ? marks(state, place) : density(state, place);
  return {
    width: panel.width,
    height: panel.height,
    alt: `${title}: ${shownOf(state.times.length, state.total, 'spike')} of ${counted(neurons, 'neuron')}`,
    children: [
      ...drawPanel(panel, place, [spikes]),
      ...legend(
        groups.map(({ name }, i) => ({ label: shorten(name, 24), style: { ...seriesStyle(i), dash: '' } })),
        place.box.left,
        place.box.right,
        19,
      ),
    ],
  };
}

/** One short stroke for each spike, in the colour of its population. */
function marks({ times, neuronOf, neurons, groups = [] }: RasterState, { x, y, box }: Place): Child {
  const stroke = Math.max(1.5, Math.min(8, (0.8 * (box.bottom - box.top)) / neurons));
  const groupOf = (neuron: number): number =>
    Math.max(
      0,
      groups.findIndex(({ first, count }) => neuron >= first && neuron < first + count),
    );
  const paths = new Map<number, string[]>();
  times.forEach((time, i) => {
    const neuron = neuronOf[i] as number;
    const path = paths.get(groupOf(neuron)) ?? [];
    path.push(`M${pixel(x(time))} ${pixel(y(neuron + 0.5) - stroke / 2)}v${pixel(stroke)}`);
    paths.set(groupOf(neuron), path);
  });
  return [...paths].map(([group, path]) =>
    element('path', {
      d: path.join(''),
      fill: 'none',
      stroke: seriesStyle(group).colour,
      'stroke-width': 1.2,
    }),
  );
}

function density({ times, neuronOf, neurons, duration }: RasterState, { box }: Place): Child {
  const [columns, rows] = [CELLS.columns, Math.min(CELLS.rows, neurons)];
  const values = new Float64Array(rows * columns);
  times.forEach((time, i) => {
    const column = Math.min(columns - 1, Math.floor((time / duration) * columns));
    const row = Math.min(rows - 1, Math.floor(((neuronOf[i] as number) / neurons) * rows));
    const at = row * columns + column;
    if (values[at] !== undefined) values[at]++;
  });
  const grid: Grid = { rows, columns, values };
  return heat(grid, intensityScale(values, 0), box);
}
