import type { Config } from 'plotly.js';

/** Nothing of the user's leaves the page: no cloud button, no logo that links out, no map or maths from a server. */
export const PLOT_CONFIG: Partial<Config> = {
  displaylogo: false,
  showSendToCloud: false,
  displayModeBar: false,
  doubleClick: 'reset',
  responsive: false,
  scrollZoom: false,
};
