import type { Data } from 'plotly.js';
import { classColour, hex, surfaceAxes, surfaceScale, surfaceValues, type ViewStates } from '@epochlab/views';
import { axisLayout } from '../../plotly/axis-layout';
import { curve, withLegend } from './curve';
import type { FigureKind } from './figure-kind';
import { middles, rowsOf } from './matrix';

type State = ViewStates['decisionSurface'];

export const decisionSurface: FigureKind<'decisionSurface'> = {
  name: trans => trans.__('Decision surface'),
  height: () => 460,
  figure: (state, { trans, width }) => {
    const axes = surfaceAxes(state, width);
    return {
      data: [surface(state), ...samples(state, trans.__('held out'))],
      layout: { ...withLegend, xaxis: axisLayout(axes.x), yaxis: axisLayout(axes.y) },
      axes,
    };
  },
};

/** Sets the samples off from the surface of their own colour, on both themes. */
const OUTLINE = '#fff';

function surface(state: State): Data {
  const { x, y, classes } = state;
  const matrix = surfaceValues(state);
  const twoClasses = classes.length <= 2;
  return {
    type: 'heatmap',
    x: middles(x, matrix.columns),
    y: middles(y, matrix.rows),
    z: rowsOf(matrix),
    zmin: 0,
    zmax: twoClasses ? 1 : classes.length,
    zsmooth: twoClasses ? 'best' : false,
    colorscale: twoClasses ? probabilities : steps(classes.length),
    showscale: false,
    hoverinfo: 'skip',
  };
}

const two = surfaceScale(2);
const probabilities = Array.from({ length: 33 }, (_, i): [number, string] => [i / 32, hex(two.at(i / 32))]);

/** For each class a ramp from a guess to certainty; the next begins where it ends. */
function steps(count: number): [number, string][] {
  const { at } = surfaceScale(count);
  return Array.from({ length: count }, (_, index): [number, string][] => [
    [index / count, hex(at((index + 1e-6) / count))],
    [(index + 1) / count, hex(at((index + 1 - 1e-6) / count))],
  ]).flat();
}

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
      const colour = classColour(index, classes.length);
      const hollow = { color: OUTLINE, line: { color: colour, width: 2 } };
      const filled = { color: colour, line: { color: OUTLINE, width: 1 } };
      return {
        ...style,
        showlegend: members.length > 0,
        marker: { ...style.marker, size: 7, ...(isTrained ? filled : hollow) },
      };
    }),
  );
}
