import { fonts, widths } from '../colour/theme';

const V = '.epochlab-view';

/**
 * The style sheet of the HTML around the pictures. It only refines: text and tables take the page's own colours, so that a
 * viewer that drops style sheets (GitHub) still shows everything. `color-scheme` tells the pictures which theme to draw:
 * the notebook's where it is known (JupyterLab and nbconvert, VS Code), else the page's or the system's.
 */
export const viewStyle = [
  `${V}{max-width:${widths.widest}px;font-family:var(--jp-ui-font-family,${fonts.family});font-size:13px;line-height:1.45;` +
    `font-variant-numeric:tabular-nums;color:var(--jp-ui-font-color1,inherit)}`,
  `[data-jp-theme-light=true] ${V},.vscode-light ${V}{color-scheme:light}`,
  `[data-jp-theme-light=false] ${V},.vscode-dark ${V}{color-scheme:dark}`,
  `${V} p{margin:0 0 6px}${V} ul{margin:6px 0 0;padding-left:18px}`,
  // A picture says itself that it shrinks, for a viewer that drops this; its margin needs room as well.
  `${V} img{display:inline-block;vertical-align:top;max-width:calc(100% - 8px)!important;height:auto;margin:0 8px 8px 0}${V} .epochlab-tiles img{margin-right:4px}`,
  `${V} .epochlab-title{display:flex;flex-wrap:wrap;gap:0 .45em;align-items:baseline}${V} .epochlab-title span{opacity:.75}`,
  // Styles that only a viewer without style sheets needs.
  `${V} .epochlab-plain{display:none}`,
  `${V} .epochlab-state{margin-left:auto}`,
  `${V} .epochlab-error{color:var(--jp-error-color1,#d63a2f);font-weight:600}`,
  `${V} .epochlab-row{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:flex-start}${V} .epochlab-row>div{min-width:0;max-width:100%}`,
  `${V} .epochlab-scroll{overflow-x:auto;max-width:100%}`,
  `${V} table{border-collapse:collapse;border:0;margin:2px 0 8px;font-size:inherit;width:auto}`,
  `${V} tr,${V} tbody tr:nth-child(n){background:none;border:0}`,
  `${V} th,${V} td{padding:3px 10px;border:0;border-bottom:1px solid var(--jp-border-color2,#8883);white-space:nowrap;` +
    `max-width:none;vertical-align:middle;font-weight:400}`,
  `${V} th:first-child,${V} td:first-child{padding-left:2px}`,
  `${V} thead th{font-weight:600;border-bottom:1px solid var(--jp-border-color1,#8887)}`,
  `${V} tfoot td{border-bottom:0}${V} tbody th{text-align:left}`,
  `${V} svg{vertical-align:middle}${V} .epochlab-quiet{opacity:.7}`,
].join('\n');
