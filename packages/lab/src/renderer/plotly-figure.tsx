import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ReactWidget } from '@jupyterlab/ui-components';
import React from 'react';
import { ErrorBoundary } from '../components/error-boundary';
import { ViewActions } from '../commands/view-actions';
import { EnvironmentProvider, type Application, type Environment } from '../environment';
import type { Figure } from '../plotly/figure';
import { isCartesian } from '../plotly/load';
import { mergeLayout } from '../plotly/merge-layout';
import { Plot } from '../plotly/plot';
import { quiet } from '../plotly/quiet-plotly';

const MIME_TYPE = 'application/vnd.plotly.v1+json';
const HEIGHT = 400;

/** Before HTML (rank 50), after any renderer that the user has installed for the type. */
export const PLOTLY_RANK = 40;

/** Draws the figures that users make for plotly themselves, with the plotly.js that the views bring along. */
export function plotlyFactory(environment: Application): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [MIME_TYPE],
    createRenderer: ({ sanitizer }) =>
      new PlotlyFigure({ ...environment, sanitizer, actions: new ViewActions() }),
  };
}

class PlotlyFigure extends ReactWidget implements IRenderMime.IRenderer {
  private figure: Figure = { data: [], layout: {} };

  constructor(private readonly environment: Environment) {
    super();
    this.addClass('epochlab-View');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.figure = quiet(withRoom(readFigure(model.data[MIME_TYPE])));
    this.update();
    await this.renderPromise;
  }

  protected render(): React.JSX.Element {
    const { figure } = this;
    const { height = HEIGHT, width } = figure.layout;
    return (
      <EnvironmentProvider value={this.environment}>
        <ErrorBoundary fallback={<p>plotly cannot draw this figure.</p>}>
          <div style={{ maxWidth: width }}>
            <Plot figure={() => figure} height={height} label="Plotly figure" />
          </div>
        </ErrorBoundary>
      </EnvironmentProvider>
    );
  }
}

/** Room for the title, the legend and the names of axes, which our own views do without. */
function withRoom({ data, layout }: Figure): Figure {
  const axis = { automargin: true };
  const room = {
    margin: { l: 60, r: 24, t: layout.title ? 56 : 24, b: 52 },
    showlegend: data.length > 1,
    ...(isCartesian(data) ? { xaxis: axis, yaxis: axis } : {}),
  };
  return { data, layout: mergeLayout(room, layout) };
}

/** plotly itself passes over what it does not know; only the frame must be sound. */
function readFigure(value: unknown): Figure {
  const { data, layout } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Figure>;
  const isLayout = typeof layout === 'object' && layout !== null;
  return { data: Array.isArray(data) ? data : [], layout: isLayout ? layout : {} };
}
