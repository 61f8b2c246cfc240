import type { FigureKind } from './figure-kind';

/** Parts of a layout that would fetch something from a server. */
const FETCHING = new Set(['images', 'map', 'mapbox', 'geo']);

/** A figure of the user's own. What would make a request is left out; size and theme are the view's. */
export const plotly: FigureKind<'plotly'> = {
  height: ({ layout }) => {
    const { height } = layout;
    return typeof height === 'number' && height >= 80 && height <= 2000 ? height : 420;
  },
  figure: ({ data, layout }) => ({
    // The state is JSON that plotly itself checks; nothing here relies on its shape.
    data: data.filter(trace => trace['type'] !== 'image' && !isMap(trace['type'])),
    layout: {
      margin: { l: 60, r: 16, t: 34, b: 44 },
      showlegend: data.length > 1,
      ...Object.fromEntries(
        Object.entries(layout).filter(([key]) => !FETCHING.has(key) && key !== 'template'),
      ),
    },
  }),
};

const isMap = (type: unknown): boolean =>
  typeof type === 'string' &&
  /geo|map(box)?$|^choropleth/.test(type) &&
  type !== 'heatmap' &&
  type !== 'treemap';
