import { formatCount, formatNumber } from '@epochlab/views';
import { curve, reference, square, titled } from './curve';
import type { FigureKind } from './figure-kind';

const HEIGHT = 400;

export const calibration: FigureKind<'calibration'> = {
  name: trans => trans.__('Calibration'),
  height: () => HEIGHT,
  figure: ({ curves }, { trans, theme, width }) => ({
    data: [
      reference(trans.__('perfect'), [0, 1], [0, 1], theme.faintText),
      ...curves.map(({ name, expectedError, predicted, observed, counts }, index) => ({
        ...curve(
          index,
          {
            name:
              expectedError === undefined ? name : trans.__('%1 (ECE %2)', name, formatNumber(expectedError)),
            x: predicted,
            y: observed,
          },
          'lines+markers' as const,
        ),
        text: counts.map(count => trans._n('%2 sample', '%2 samples', count, formatCount(count))),
      })),
    ],
    layout: {
      ...square(width, HEIGHT),
      xaxis: { ...titled(trans.__('mean predicted probability')), range: [-0.02, 1.02] },
      yaxis: { ...titled(trans.__('share of positive samples')), range: [-0.02, 1.02] },
    },
  }),
};
