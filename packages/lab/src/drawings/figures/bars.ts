import { barsAxes, formatNumber, seriesStyle } from '@epochlab/views';
import { axisLayout, cellAxis } from '../../plotly/axis-layout';
import { plainText } from '../../plotly/plain-text';
import { withLegend } from './curve';
import type { FigureKind } from './figure-kind';

/** Patterns tell the series apart where colours cannot. */
const PATTERNS = ['', '/', 'x', '.', '-', '+'] as const;
/** Up to here each bar's number stands above it, where it is wide enough. */
const MOST_NUMBERS = 12;
/** Pixels that a number above a bar takes. */
const NUMBER = 44;

export const bars: FigureKind<'bars'> = {
  height: () => 340,
  figure: (state, { width }) => {
    const { series, categories } = state;
    const axes = barsAxes(state, width);
    const numbered =
      series.length === 1 && categories.length <= MOST_NUMBERS && width / categories.length > NUMBER;
    return {
      data: series.map(({ name, values }, index) => ({
        type: 'bar',
        name: plainText(name),
        x: categories.map((_, place) => place),
        y: [...values],
        marker: {
          color: seriesStyle(index).colour,
          pattern: { shape: PATTERNS[index % PATTERNS.length] ?? '' },
        },
        ...(numbered && {
          text: values.map(value => (value === null ? '' : formatNumber(value))),
          textposition: 'outside',
          cliponaxis: false,
        }),
        hovertext: values.map((value, place) => `${categories[place] ?? ''}: ${formatNumber(value ?? NaN)}`),
        hoverinfo: 'text',
      })),
      layout: {
        ...withLegend,
        showlegend: series.length > 1,
        barmode: 'group',
        xaxis: { ...axisLayout(cellAxis(axes.x)), showgrid: false, automargin: true },
        yaxis: { ...axisLayout(axes.y), automargin: true },
      },
      axes,
    };
  },
};
