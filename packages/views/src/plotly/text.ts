import { barsText } from '../bars/text';
import { heatmapText } from '../heatmap/text';
import { linesText } from '../lines/text';
import { heading } from '../terminal/heading';
import { staticFigure, type StaticFigure } from './figure';
import { plotTitle, traces } from './html';
import type { PlotlyState } from './state';

export function plotlyText(state: PlotlyState): string {
  const figure = staticFigure(state);
  return [heading('Plot', plotTitle(state), traces(state)), ...(figure ? [figureText(figure)] : [])].join(
    '\n',
  );
}

function figureText(figure: StaticFigure): string {
  if (figure.kind === 'lines') return linesText(figure.state);
  return figure.kind === 'bars' ? barsText(figure.state) : heatmapText(figure.state);
}
