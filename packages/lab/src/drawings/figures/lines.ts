import {
  formatCount,
  isSparse,
  linesAxes,
  pointsOf,
  type NamedCurve,
  type ViewStates,
} from '@epochlab/views';
import { axisLayout } from '../../plotly/axis-layout';
import { curve, MARGIN, withLegend } from './curve';
import type { FigureKind } from './figure-kind';

/** The last number of the x axis stands half beyond it. */
const LAST_LABEL = { ...MARGIN, r: 30 };

export const lines: FigureKind<'lines'> = {
  height: () => 340,
  note: ({ series, total }, trans) =>
    total === undefined
      ? undefined
      : trans.__('%1 of %2 points', formatCount(pointsOf(series)), formatCount(total)),
  figure: (state, { width }) => {
    const { series, form } = state;
    const axes = linesAxes(state, width);
    return {
      data: series.map((one, index) => curve(index, one, modeOf(one, form))),
      layout: {
        ...withLegend,
        margin: LAST_LABEL,
        showlegend: series.length > 1,
        xaxis: axisLayout(axes.x),
        // Its labels are as long as the numbers of the data; the plot gives way to them.
        yaxis: { ...axisLayout(axes.y), automargin: true },
      },
      axes,
    };
  },
};

/** Points show where they are few, unless lines alone were asked for. */
const modeOf = (one: NamedCurve, form: ViewStates['lines']['form']): 'lines' | 'markers' | 'lines+markers' =>
  form === 'points' ? 'markers' : form === 'lines' || !isSparse(one) ? 'lines' : 'lines+markers';
