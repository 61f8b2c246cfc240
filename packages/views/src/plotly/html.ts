import { barsPicture } from '../bars/picture';
import { heatmapPicture } from '../heatmap/picture';
import { linesPicture } from '../lines/picture';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { frame } from '../html/frame';
import { element } from '../markup/element';
import { image, type Picture } from '../markup/picture';
import { spreadPicture } from './spread-picture';
import { staticFigure, traceType, type StaticFigure } from './figure';
import { titleText } from './values';
import type { PlotlyState } from './state';

/** The main features of the figure where its traces are of a common type, and what it is in words in any case. */
export function plotlyHtml(state: PlotlyState): string {
  const figure = staticFigure(state);
  return frame({
    title: 'Plot',
    subject: shorten(plotTitle(state), 120),
    facts: [traces(state)],
    body: [
      figure && image(picture(figure)),
      element(
        'p',
        { class: 'epochlab-quiet' },
        figure
          ? 'Simplified: the whole figure shows in JupyterLab with the Epochlab extension.'
          : 'This figure shows in JupyterLab with the Epochlab extension.',
      ),
    ],
  });
}

export const plotTitle = ({ title, layout }: PlotlyState): string => title || titleText(layout.title);

/** @example '2 traces: scatter, bar' */
export function traces({ data }: PlotlyState): string {
  const types = [...new Set(data.map(traceType))].slice(0, 8).map(type => shorten(type, 20));
  return `${counted(data.length, 'trace')}${types.length > 0 ? `: ${types.join(', ')}` : ''}`;
}

function picture(figure: StaticFigure): Picture {
  if (figure.kind === 'lines') return linesPicture(figure.state);
  if (figure.kind === 'spread') return spreadPicture(figure.state);
  return figure.kind === 'bars' ? barsPicture(figure.state) : heatmapPicture(figure.state);
}
