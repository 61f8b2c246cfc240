import { formatNumber } from '@epochlab/views';
import { curve, reference, square, titled } from './curve';
import type { FigureKind } from './figure-kind';

const HEIGHT = 400;

export const rocCurve: FigureKind<'rocCurve'> = {
  name: trans => trans.__('ROC curve'),
  height: () => HEIGHT,
  figure: ({ curves }, { trans, theme, width }) => ({
    data: [
      reference(trans.__('chance'), [0, 1], [0, 1], theme.faintText),
      ...curves.map(({ name, auc, falsePositiveRate, truePositiveRate, thresholds }, index) => ({
        ...curve(index, {
          name: auc === null ? name : trans.__('%1 (AUC %2)', name, formatNumber(auc)),
          x: falsePositiveRate,
          y: truePositiveRate,
        }),
        text: (thresholds ?? []).map(value =>
          value === null ? '' : trans.__('threshold %1', formatNumber(value)),
        ),
      })),
    ],
    layout: {
      ...square(width, HEIGHT),
      xaxis: { ...titled(trans.__('false positive rate')), range: [-0.01, 1.01] },
      yaxis: { ...titled(trans.__('true positive rate')), range: [-0.01, 1.02] },
    },
  }),
};
