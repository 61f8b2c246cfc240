import type { Layout } from 'plotly.js';
import { THIN_THOUSANDS } from './counted';
import type { PlotTheme } from './theme';

const CLEAR = 'rgba(0, 0, 0, 0)';

/** The look that all plots share; margins are fixed so that nothing moves when tick labels change. */
export function baseLayout(theme: PlotTheme, isCartesian: boolean): Partial<Layout> {
  const axis = {
    gridcolor: theme.grid,
    zeroline: false,
    linecolor: theme.frame,
    tickcolor: theme.frame,
    exponentformat: 'power' as const,
    tickfont: { color: theme.faintText, size: 11 },
    automargin: false,
    ticklabeloverflow: 'allow' as const,
  };
  return {
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    font: { family: theme.font, size: theme.fontSize, color: theme.text },
    margin: { l: 52, r: 16, t: 6, b: 38 },
    showlegend: false,
    hoverlabel: {
      bgcolor: theme.surface,
      bordercolor: theme.frame,
      font: { family: theme.font, color: theme.text, size: theme.fontSize },
    },
    ...(isCartesian ? { xaxis: axis, yaxis: axis } : {}),
    ...THIN_THOUSANDS,
    uirevision: 'keep',
  };
}
