import type { Data } from 'plotly.js';
import {
  formatCount,
  formatNumber,
  isDense,
  rasterAxes,
  rasterHeight,
  seriesStyle,
  spikeDensity,
  type ViewStates,
} from '@epochlab/views';
import { axisLayout, cellAxis } from '../../plotly/axis-layout';
import { plainText } from '../../plotly/plain-text';
import { withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { INTENSITY, middles } from './matrix';

export const raster: FigureKind<'raster'> = {
  name: trans => trans.__('Raster plot'),
  height: ({ neurons }) => rasterHeight(neurons),
  note: ({ times, total, neurons, duration, timeLabel }, trans) =>
    [
      trans._n('%2 neuron', '%2 neurons', neurons, formatCount(neurons)),
      total === undefined
        ? trans._n('%2 spike', '%2 spikes', times.length, formatCount(times.length))
        : trans.__('%1 of %2 spikes', formatCount(times.length), formatCount(total)),
      `${formatNumber(duration)} ${timeLabel}`,
    ].join(' · '),
  figure: (state, { trans, width }) => {
    const { groups, neurons } = state;
    const populations = groups ?? [{ name: trans.__('spikes'), first: 0, count: neurons }];
    const axes = rasterAxes(state, { width, height: rasterHeight(neurons) }, trans.__('neuron'));
    return {
      data: isDense(state)
        ? [density(state)]
        : populations.map((population, index) => spikes(state, population, index)),
      layout: {
        ...withLegend,
        showlegend: groups !== undefined && !isDense(state),
        xaxis: axisLayout(axes.x),
        yaxis: axisLayout(cellAxis(axes.y)),
      },
      axes,
    };
  },
};

type State = ViewStates['raster'];
type Population = NonNullable<State['groups']>[number];

/** One short stroke for each spike of a population. */
function spikes({ times, neuronOf }: State, { name, first, count }: Population, index: number): Data {
  const members = times
    .map((_, spike) => spike)
    .filter(spike => (neuronOf[spike] ?? -1) >= first && (neuronOf[spike] ?? -1) < first + count);
  return {
    type: 'scatter',
    mode: 'markers',
    name: plainText(name),
    x: members.map(spike => times[spike] ?? 0),
    y: members.map(spike => neuronOf[spike] ?? 0),
    marker: { symbol: 'line-ns', size: 6, line: { color: seriesStyle(index).colour, width: 1.5 } },
  };
}

/** So many spikes that their strokes would cover each other. */
function density(state: State): Data {
  const { rows, columns, values } = spikeDensity(state);
  return {
    type: 'heatmap',
    x: middles([0, state.duration], columns),
    y: middles([-0.5, state.neurons - 0.5], rows),
    z: Array.from({ length: rows }, (_, row) => [...values.slice(row * columns, (row + 1) * columns)]),
    zmin: 0,
    colorscale: INTENSITY,
    showscale: false,
    hoverinfo: 'skip',
  };
}
