import { quiet } from '../../plotly/quiet-plotly';
import type { FigureKind } from './figure-kind';

/** A figure of the user's own. What would make a request is left out; size and theme are the view's. */
export const plotly: FigureKind<'plotly'> = {
  height: ({ layout }) => {
    const { height } = layout;
    return typeof height === 'number' && height >= 80 && height <= 2000 ? height : 420;
  },
  figure: ({ title, data, layout }) =>
    quiet({
      // The state is JSON that plotly itself checks; nothing here relies on its shape.
      data: data.filter(trace => !isMap(trace['type'])),
      layout: {
        margin: { l: 60, r: 16, t: title === '' ? 34 : 12, b: 44 },
        showlegend: data.length > 1,
        ...Object.fromEntries(Object.entries(layout).filter(([key]) => !inFrame(title).has(key))),
      },
    }),
};

/** Parts that the view draws itself: its title, and the theme's look in place of a template's. */
const inFrame = (title: string): ReadonlySet<string> =>
  new Set(['template', ...(title === '' ? [] : ['title'])]);

const isMap = (type: unknown): boolean =>
  typeof type === 'string' &&
  /geo|map(box)?$|^choropleth/.test(type) &&
  type !== 'heatmap' &&
  type !== 'treemap';
