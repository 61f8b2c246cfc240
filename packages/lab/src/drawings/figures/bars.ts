import { seriesStyle } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { titled, withLegend } from './curve';
import { names } from './heatmap';
import type { FigureKind } from './figure-kind';

/** Patterns tell the series apart where colours cannot. */
const PATTERNS = ['', '/', 'x', '.', '-', '+'] as const;

/** Names side by side need more room than rows of names. */
const WIDER = 1.6;

export const bars: FigureKind<'bars'> = {
  height: () => 340,
  figure: ({ series, categories, xLabel, yLabel }, { width }) => ({
    data: series.map(({ name, values }, index) => ({
      type: 'bar',
      name: plainText(name),
      x: categories.map((_, place) => place),
      y: [...values],
      marker: {
        color: seriesStyle(index).colour,
        pattern: { shape: PATTERNS[index % PATTERNS.length] ?? '' },
      },
    })),
    layout: {
      ...withLegend,
      showlegend: series.length > 1,
      barmode: 'group',
      xaxis: {
        ...titled(xLabel),
        ...names(categories, (width - 80) / WIDER),
        tickangle: 'auto',
        showgrid: false,
        automargin: true,
      },
      yaxis: { ...titled(yLabel), rangemode: 'tozero' },
    },
  }),
};
