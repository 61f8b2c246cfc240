import { barsText } from '../bars/text';
import { heatmapText } from '../heatmap/text';
import { linesText } from '../lines/text';
import { median } from 'd3-array';
import { shorten } from '../format/label';
import { formatCount, formatNumber } from '../format/number';
import { extent } from '../reduce/extent';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import type { SpreadState } from './spread-picture';
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
  if (figure.kind === 'spread') return spreadText(figure.state);
  return figure.kind === 'bars' ? barsText(figure.state) : heatmapText(figure.state);
}

function spreadText({ groups }: SpreadState): string {
  const rows = groups.slice(0, 40).map(({ name, values }) => {
    const [low, high] = extent(values) ?? [NaN, NaN];
    const numbers = [low, median([...values]) ?? NaN, high].map(value => formatNumber(value));
    return [shorten(name, 30), formatCount(values.length), ...numbers];
  });
  const right = { align: 'right' } as const;
  return textTable(
    [{}, right, right, right, right],
    [['Group', 'Values', 'Least', 'Median', 'Greatest'], '-', ...rows],
  );
}
