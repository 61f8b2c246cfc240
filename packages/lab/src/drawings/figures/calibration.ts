import { formatCount, formatScore, samplesOf } from '@epochlab/views';
import { curve, reference } from './curve';
import type { FigureKind } from './figure-kind';
import { UNIT_HEIGHT, unitSquare } from './unit-square';

export const calibration: FigureKind<'calibration'> = {
  name: trans => trans.__('Calibration'),
  height: () => UNIT_HEIGHT,
  table: ({ curves }, trans) => ({
    columns: [trans.__('Model'), trans.__('Expected error'), trans.__('Brier score'), trans.__('Samples')],
    rows: curves.map(one => [
      one.name,
      formatScore(one.expectedError ?? null),
      formatScore(one.brier ?? null),
      formatCount(samplesOf(one)),
    ]),
  }),
  figure: ({ curves }, { trans, theme }) => ({
    data: [
      reference(trans.__('perfect'), [0, 1], [0, 1], theme.faintText),
      ...curves.map(({ name, predicted, observed, counts }, index) => ({
        ...curve(index, { name, x: predicted, y: observed }, 'lines+markers' as const),
        text: counts.map(count => trans._n('%2 sample', '%2 samples', count, formatCount(count))),
      })),
    ],
    ...unitSquare(trans.__('mean predicted probability'), trans.__('share of positive samples')),
  }),
};
