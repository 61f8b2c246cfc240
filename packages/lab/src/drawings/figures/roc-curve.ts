import { formatNumber, formatScore } from '@epochlab/views';
import { curve, reference } from './curve';
import type { FigureKind } from './figure-kind';
import { UNIT_HEIGHT, unitSquare } from './unit-square';

export const rocCurve: FigureKind<'rocCurve'> = {
  name: trans => trans.__('ROC curve'),
  height: () => UNIT_HEIGHT,
  table: ({ curves }, trans) => ({
    columns: [trans.__('Curve'), trans.__('AUC')],
    rows: curves.map(({ name, auc }) => [name, formatScore(auc)]),
  }),
  figure: ({ curves }, { trans, theme }) => ({
    data: [
      reference(trans.__('chance'), [0, 1], [0, 1], theme.faintText),
      ...curves.map(({ name, falsePositiveRate, truePositiveRate, thresholds }, index) => ({
        ...curve(index, { name, x: falsePositiveRate, y: truePositiveRate }),
        text: (thresholds ?? []).map(value =>
          value === null ? '' : trans.__('threshold %1', formatNumber(value)),
        ),
      })),
    ],
    ...unitSquare(trans.__('false positive rate'), trans.__('true positive rate')),
  }),
};
