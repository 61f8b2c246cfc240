import { formatNumber, formatPercent, formatScore } from '@epochlab/views';
import { curve, reference } from './curve';
import type { FigureKind } from './figure-kind';
import { UNIT_HEIGHT, unitSquare } from './unit-square';

export const prCurve: FigureKind<'prCurve'> = {
  name: trans => trans.__('Precision-recall curve'),
  height: () => UNIT_HEIGHT,
  table: ({ curves }, trans) => ({
    columns: [trans.__('Curve'), trans.__('Average precision'), trans.__('Positive')],
    rows: curves.map(({ name, averagePrecision, prevalence }) => [
      name,
      formatScore(averagePrecision),
      prevalence === undefined ? '–' : formatPercent(prevalence),
    ]),
  }),
  figure: ({ curves }, { trans, theme }) => {
    // Several curves have several shares of positives.
    const guess = curves.length === 1 ? curves[0]?.prevalence : undefined;
    return {
      data: [
        ...(guess === undefined
          ? []
          : [reference(trans.__('guessing'), [0, 1], [guess, guess], theme.faintText)]),
        ...curves.map(({ name, recall, precision, thresholds }, index) => ({
          ...curve(index, { name, x: recall, y: precision }),
          text: (thresholds ?? []).map(value =>
            value === null ? '' : trans.__('threshold %1', formatNumber(value)),
          ),
        })),
      ],
      ...unitSquare(trans.__('recall'), trans.__('precision')),
    };
  },
};
