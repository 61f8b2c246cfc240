import type { Data } from 'plotly.js';
import { titled, withLegend } from './curve';
import { formatCount, seriesStyle } from '@epochlab/views';
import { digitsIfShort, THIN_THOUSANDS } from '../../plotly/counted';
import { plainText } from '../../plotly/plain-text';
import type { FigureKind } from './figure-kind';

export const raster: FigureKind<'raster'> = {
  name: trans => trans.__('Raster plot'),
  height: ({ neurons }) => Math.max(240, Math.min(520, 80 + 6 * neurons)),
  note: ({ times, total, neurons }, trans) =>
    `${
      total === undefined
        ? trans._n('%2 spike', '%2 spikes', times.length, formatCount(times.length))
        : trans.__('%1 of %2 spikes', formatCount(times.length), formatCount(total))
    } · ${trans._n('%2 neuron', '%2 neurons', neurons, formatCount(neurons))}`,
  figure: ({ times, neuronOf, groups, neurons, duration, timeLabel }, { trans }) => {
    const populations = groups ?? [{ name: trans.__('spikes'), first: 0, count: neurons }];
    return {
      data: populations.map(({ name, first, count }, index): Data => {
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
      }),
      layout: {
        ...withLegend,
        showlegend: groups !== undefined,
        ...THIN_THOUSANDS,
        xaxis: { ...titled(timeLabel), ...digitsIfShort([duration]), range: [0, duration] },
        yaxis: { ...titled(trans.__('neuron')), ...digitsIfShort([neurons]), range: [-0.5, neurons - 0.5] },
      },
    };
  },
};
