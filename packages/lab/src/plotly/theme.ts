/** Colours and fonts of the JupyterLab theme as plotly needs them: values, not variables. */
export interface PlotTheme {
  readonly font: string;
  readonly fontSize: number;
  readonly text: string;
  readonly faintText: string;
  readonly grid: string;
  /** The lines of the axes, stronger than the grid. */
  readonly frame: string;
  readonly surface: string;
  readonly error: string;
  readonly dark: boolean;
}

export function readTheme(node: Element): PlotTheme {
  const style = getComputedStyle(node);
  const value = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    font: value('--jp-ui-font-family', 'system-ui, sans-serif'),
    fontSize: 12,
    text: value('--jp-ui-font-color1', '#333'),
    faintText: value('--jp-ui-font-color2', '#666'),
    grid: value('--jp-border-color3', '#eee'),
    frame: value('--jp-border-color1', '#bdbdbd'),
    surface: value('--jp-layout-color1', '#fff'),
    error: value('--jp-error-color1', '#b3261e'),
    dark: document.body.dataset['jpThemeLight'] === 'false',
  };
}
