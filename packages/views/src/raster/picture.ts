import { intensityScale } from '../colour/colour-scale';
import { seriesStyle } from '../colour/palette';
import { shorten } from '../format/label';
import { counted, shownOf } from '../format/quantity';
import { element, type Child } from '../markup/element';
import type { Picture } from '../markup/picture';
import { heat } from '../plot/heat';
import { legend } from '../plot/legend';
import { pixel } from '../plot/line-path';
import { drawPanel, placeOf, plotSize, type Place } from '../plot/panel';
import { rasterAxes, rasterHeight } from './axes';
import { isDense, spikeDensity } from './density';
import type { RasterState } from './state';

export function rasterPicture(state: RasterState): Picture {
  const { title, neurons } = state;
  const groups = isDense(state) ? [] : (state.groups ?? []);
  const size = { width: plotSize.width, height: rasterHeight(neurons) };
  const panel = { ...size, title: '', ...rasterAxes(state, size) };
  const place = placeOf(panel);
  const spikes = isDense(state) ? densityHeat(state, place) : marks(state, place);
  return {
    ...size,
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

function densityHeat(state: RasterState, { box }: Place): Child {
  const grid = spikeDensity(state);
  return heat(grid, intensityScale(grid.values, 0), box);
}
