import { formatNumber } from '@epochlab/views';
import { curve, reference, square, titled } from './curve';
import type { FigureKind } from './figure-kind';

const HEIGHT = 400;

export const prCurve: FigureKind<'prCurve'> = {
  name: trans => trans.__('Precision-recall curve'),
  height: () => HEIGHT,
  figure: ({ curves }, { trans, theme, width }) => {
    const prevalence = curves.find(one => one.prevalence !== undefined)?.prevalence;
    return {
      data: [
        ...(prevalence === undefined
          ? []
          : [reference(trans.__('guessing'), [0, 1], [prevalence, prevalence], theme.faintText)]),
        ...curves.map(({ name, averagePrecision, recall, precision, thresholds }, index) => ({
          ...curve(index, {
            name:
              averagePrecision === null ? name : trans.__('%1 (AP %2)', name, formatNumber(averagePrecision)),
            x: recall,
            y: precision,
          }),
          text: (thresholds ?? []).map(value =>
            value === null ? '' : trans.__('threshold %1', formatNumber(value)),
          ),
        })),
      ],
      layout: {
        ...square(width, HEIGHT),
        xaxis: { ...titled(trans.__('recall')), range: [-0.01, 1.01] },
        yaxis: { ...titled(trans.__('precision')), range: [-0.01, 1.02] },
      },
    };
  },
};
