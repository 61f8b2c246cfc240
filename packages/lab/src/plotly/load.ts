import type { Data } from 'plotly.js';

export type Bundle = typeof import('./bundle').default;

/** Trace types that the ordinary bundle draws. */
const COMMON: ReadonlySet<string> = new Set(['scatter', 'bar', 'contour', 'heatmap', 'histogram']);

let common: Promise<Bundle> | undefined;
let complete: Promise<Bundle> | undefined;

/**
 * plotly.js with the traces that `data` needs. It is fetched from the Jupyter server when the first plot is drawn, the
 * rarer traces when the first of them is.
 */
export function loadPlotly(data: readonly Data[] = []): Promise<Bundle> {
  if (data.some(({ type = 'scatter' }) => !COMMON.has(type))) {
    complete ??= import('./bundle-more').then(module => module.default);
    return complete;
  }
  common ??= import('./bundle').then(module => module.default);
  return common;
}

const OTHER_CARTESIAN: ReadonlySet<string> = new Set([
  'box',
  'candlestick',
  'carpet',
  'contourcarpet',
  'funnel',
  'histogram2d',
  'histogram2dcontour',
  'ohlc',
  'scattercarpet',
  'scattergl',
  'violin',
  'waterfall',
]);

/** Whether any trace is drawn on x and y axes. */
export const isCartesian = (data: readonly Data[]): boolean =>
  data.length === 0 || data.some(({ type = 'scatter' }) => COMMON.has(type) || OTHER_CARTESIAN.has(type));
