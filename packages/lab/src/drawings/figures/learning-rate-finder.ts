import { formatNumber } from '@epochlab/views';
import { curve, logScale, titled, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

export const learningRateFinder: FigureKind<'learningRateFinder'> = {
  name: trans => trans.__('Learning-rate finder'),
  height: () => 340,
  note: ({ suggestion, reason }, trans) =>
    suggestion === null ? reason : trans.__('suggested: %1 · %2', formatNumber(suggestion), reason),
  figure: ({ learningRates, losses, smoothed, suggestion }, { trans, theme, width }) => ({
    data: [
      { ...curve(0, { name: trans.__('loss'), x: learningRates, y: losses }), opacity: 0.5 },
      curve(0, { name: trans.__('smoothed'), x: learningRates, y: smoothed }),
    ],
    layout: {
      ...withLegend,
      xaxis: { ...titled(trans.__('learning rate')), ...logScale(width) },
      yaxis: { ...titled(trans.__('loss')), ...lossRange(losses, smoothed) },
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
  }),
};

type Losses = readonly (number | null)[];

/** How far above its start the loss may climb before the axis stops following it. */
const HEADROOM = 0.5;

/** The curve matters where it falls; what follows after it blows up would flatten all of it. */
function lossRange(losses: Losses, smoothed: Losses): { readonly range?: [number, number] } {
  const finite = smoothed.filter(loss => loss !== null);
  const [start] = finite;
  if (start === undefined) {
    return {};
  }
  const least = [...finite, ...losses].reduce<number>((low, loss) => Math.min(low, loss ?? low), start);
  const fall = start - least || Math.abs(start) || 1;
  return { range: [least - 0.1 * fall, start + HEADROOM * fall] };
}
