import { finderAxes, formatNumber, seriesStyle } from '@epochlab/views';
import { axisLayout } from '../../plotly/axis-layout';
import { lineStyle } from '../../plotly/line-style';
import { curve, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

export const learningRateFinder: FigureKind<'learningRateFinder'> = {
  name: trans => trans.__('Learning-rate finder'),
  height: () => 340,
  note: ({ suggestion, reason }, trans) =>
    suggestion === null ? reason : trans.__('suggested: %1 · %2', formatNumber(suggestion), reason),
  figure: (state, { trans, theme, width }) => {
    const { learningRates, losses, smoothed, suggestion } = state;
    const axes = finderAxes(state, width, { x: trans.__('learning rate'), y: trans.__('loss') });
    return {
      data: [
        {
          ...curve(0, { name: trans.__('each batch'), x: learningRates, y: losses }),
          ...lineStyle(seriesStyle(0), 1),
          opacity: 0.5,
        },
        curve(0, { name: trans.__('smoothed'), x: learningRates, y: smoothed }),
      ],
      layout: {
        ...withLegend,
        xaxis: axisLayout(axes.x),
        yaxis: { ...axisLayout(axes.y), automargin: true },
        shapes:
          suggestion === null
            ? []
            : [
                {
                  type: 'line',
                  x0: suggestion,
                  x1: suggestion,
                  yref: 'paper',
                  y0: 0,
                  y1: 1,
                  line: { color: theme.text, width: 1, dash: 'dot' },
                },
              ],
        annotations:
          suggestion === null
            ? []
            : [
                {
                  // An annotation on a logarithmic axis is placed by the logarithm.
                  x: Math.log10(suggestion),
                  yref: 'paper',
                  y: 1,
                  xanchor: 'left',
                  yanchor: 'top',
                  showarrow: false,
                  xshift: 4,
                  text: trans.__('start with %1', formatNumber(suggestion)),
                },
              ],
      },
      axes,
    };
  },
};
