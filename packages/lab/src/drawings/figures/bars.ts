import { seriesStyle } from '@epochlab/views';
import { plainText } from '../../plotly/plain-text';
import { titled, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

/** Patterns tell the series apart where colours cannot. */
const PATTERNS = ['', '/', 'x', '.', '-', '+'] as const;

export const bars: FigureKind<'bars'> = {
  height: () => 340,
  figure: ({ series, categories, xLabel, yLabel }) => ({
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
        tickmode: 'array',
        tickvals: categories.map((_, place) => place),
        ticktext: categories.map(plainText),
        showgrid: false,
        automargin: true,
      },
      yaxis: { ...titled(yLabel), rangemode: 'tozero' },
    },
  }),
};
