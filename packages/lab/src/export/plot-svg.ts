import type { Layout } from 'plotly.js';
import { currentData } from '../plotly/current-data';
import { loadPlotly } from '../plotly/load';
import { mergeLayout } from '../plotly/merge-layout';
import { readTheme } from '../plotly/theme';

/** A picture with its size in CSS pixels. */
export interface Svg {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

const PREFIX = 'data:image/svg+xml,';

/** A plot that stands alone: with title, legend and axes, on the colour of the page. */
export async function plotSvg(node: HTMLElement): Promise<Svg> {
  const data = currentData(node);
  // plotly keeps what it drew on the element.
  const { layout } = node as HTMLElement & { layout: Partial<Layout> };
  const Plotly = await loadPlotly(data);
  const width = Math.max(320, node.clientWidth);
  const height = node.clientHeight + 40;
  const standalone = mergeLayout(layout, {
    width,
    height,
    title: { text: node.dataset['title'] ?? '', font: { size: 14 }, x: 0.02, xanchor: 'left' },
    margin: { ...layout.margin, t: 58 },
    showlegend: data.length > 1,
    legend: { orientation: 'h', y: 1, yanchor: 'bottom', x: 0 },
    paper_bgcolor: readTheme(node).surface,
  });
  const url = await Plotly.toImage({ data, layout: standalone }, { format: 'svg', width, height });
  return { source: decodeURIComponent(url.slice(PREFIX.length)), width, height };
}
