import { HEAT_ROOM, heatAxes, heatGeometry, heatText, type Matrix } from '@epochlab/views';
import { axisLayout, cellAxis } from '../../plotly/axis-layout';
import { sizeOf } from '../shown-at';
import type { FigureKind } from './figure-kind';
import { cellTexts, colorBar, coloring, rowsOf } from './matrix';

const MARGIN = { l: 60, r: 16, t: 8, b: 44 } as const;
/** Where the names of the columns, the title of the axis and the margins stand. */
const ABOUT = 90;
/** Where the colour bar and its numbers stand. */
const BAR_ROOM = 90;
/** Where the names of the rows stand. */
const NAMES_ROOM = 124;

/** Cells of a picture, or of a matrix that is nearly square, stay squares in a narrow view. */
const isPicture = ({ rows, columns }: Matrix): boolean => rows <= 3 * columns && columns <= 3 * rows;

export const heatmap: FigureKind<'heatmap'> = {
  height: ({ matrix }) => ABOUT + heatGeometry(matrix, HEAT_ROOM).height,
  note: ({ matrix, reducedFrom }, trans) => sizeOf(matrix, reducedFrom, trans),
  figure: (state, { width }) => {
    const { matrix, rowLabels = [], columnLabels = [], colours, reducedFrom, xLabel, yLabel } = state;
    const room = { ...HEAT_ROOM, width: Math.max(1, Math.min(HEAT_ROOM.width, width - NAMES_ROOM)) };
    const cells = heatGeometry(matrix, room);
    const names = { rows: rowLabels, columns: columnLabels, numbered: reducedFrom ?? matrix, xLabel, yLabel };
    const axes = heatAxes(names, cells);
    const { zmin, zmax, ...colors } = coloring(matrix, colours);
    return {
      data: [
        {
          type: 'heatmap',
          z: rowsOf(matrix),
          ...numbered('x', matrix.columns, reducedFrom?.columns),
          ...numbered('y', matrix.rows, reducedFrom?.rows),
          ...colors,
          zmin,
          zmax,
          colorbar: colorBar([zmin, zmax]),
          ...(cells.hasNumbers && {
            text: cellTexts(rowsOf(matrix).map(row => row.map(value => heatText(value ?? NaN)))),
            texttemplate: '%{text}',
            textfont: { size: 11 },
          }),
          hovertemplate: `%{y${rowLabels.length > 0 ? '' : WHOLE}}, %{x${columnLabels.length > 0 ? '' : WHOLE}}: %{z:.4~g}<extra></extra>`,
        },
      ],
      layout: {
        margin: { ...MARGIN, r: Math.max(MARGIN.r, width - MARGIN.l - cells.width - BAR_ROOM) },
        xaxis: { ...axisLayout(cellAxis(axes.x)), constrain: 'domain', showgrid: false, automargin: true },
        yaxis: {
          ...axisLayout(cellAxis(axes.y)),
          showgrid: false,
          automargin: true,
          ...(isPicture(matrix) && { scaleanchor: 'x', constrain: 'domain' }),
        },
      },
    };
  },
};

/** The middle of a cell that stands for several, as the number of one of them. */
const WHOLE = ':.0f';

/** Where cells lie that stand for several rows or columns each: among the numbers of those. */
function numbered(axis: 'x' | 'y', cells: number, of = cells): object {
  const each = of / Math.max(1, cells);
  return { [`${axis}0`]: (each - 1) / 2, [`d${axis}`]: each };
}
