import type { Data } from 'plotly.js';
import { seriesStyle, type ViewStates } from '@epochlab/views';
import { curve, titled, withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { DIVERGING, middles, rowsOf } from './matrix';

type State = ViewStates['decisionSurface'];

export const decisionSurface: FigureKind<'decisionSurface'> = {
  name: trans => trans.__('Decision surface'),
  height: () => 460,
  figure: (state, { trans }) => ({
    data: [surface(state), ...samples(state, trans.__('held out'))],
    layout: {
      ...withLegend,
      xaxis: { ...titled(state.xLabel), range: [...state.x] },
      yaxis: { ...titled(state.yLabel), range: [...state.y] },
    },
  }),
};

/** Sets the samples off from the surface of their own colour, on both themes. */
const OUTLINE = '#fff';

/** The first class is blue like its samples, so blue stands at 0. */
const REVERSED = DIVERGING.map(([at, color]): [number, string] => [1 - at, color]).reverse();

function surface({ surface: matrix, x, y, classes }: State): Data {
  const twoClasses = classes.length <= 2;
  return {
    type: 'heatmap',
    x: middles(x, matrix.columns),
    y: middles(y, matrix.rows),
    z: rowsOf(matrix),
    zmin: 0,
    zmax: twoClasses ? 1 : Math.max(1, classes.length - 1),
    zsmooth: twoClasses ? 'best' : false,
    colorscale: twoClasses ? REVERSED : steps(classes.length),
    opacity: 0.55,
    showscale: false,
    hoverinfo: 'skip',
  };
}

/** One flat colour for each class. */
const steps = (count: number): [number, string][] =>
  Array.from({ length: count }, (_, index): [number, string] => [
    count === 1 ? 0 : index / (count - 1),
    seriesStyle(index).colour,
  ]);

function samples({ classes, samples: { x, y, classOf, heldOut } }: State, heldOutName: string): Data[] {
  const trained = (point: number): boolean => heldOut?.[point] !== true;
  return classes.flatMap((name, index) =>
    [true, false].map((isTrained): Data => {
      const members = x
        .map((_, point) => point)
        .filter(point => classOf[point] === index && trained(point) === isTrained);
      const style = curve(
        index,
        {
          name: isTrained ? name : `${name}, ${heldOutName}`,
          x: members.map(point => x[point] ?? 0),
          y: members.map(point => y[point] ?? 0),
        },
        'markers',
      );
      const hollow = { color: OUTLINE, line: { color: seriesStyle(index).colour, width: 2 } };
      const filled = { line: { color: OUTLINE, width: 1 } };
      return {
        ...style,
        showlegend: members.length > 0,
        marker: { ...style.marker, size: 7, ...(isTrained ? filled : hollow) },
      };
    }),
  );
}
