import type { PlotRelayoutEvent } from 'plotly.js';
import React, { useCallback } from 'react';
import type { TrainingEvent } from '@epochlab/views';
import { useEnvironment } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import { CurveLegend } from './curve-legend';
import { curvesFigure } from './figure';
import type { Panel } from './panels';
import { setStyles } from './set-styles';
import type { Zoom } from './use-window';

export interface CurvePlotProps {
  readonly panel: Panel;
  /** Where the x axis ends when nothing is zoomed. */
  readonly end: number;
  readonly events: readonly TrainingEvent[];
  readonly smoothing: number;
  readonly logScale: boolean;
  readonly zoom: Zoom | null;
  readonly onZoom: (zoom: Zoom | null) => void;
}

const HEIGHT = 230;

/** The curves of one metric under a line that names them and gives their last values. */
export function CurvePlot(props: CurvePlotProps): React.JSX.Element {
  const { panel, end, events, smoothing, logScale, zoom, onZoom } = props;
  const { trans, settings } = useEnvironment();
  const { seriesColors } = settings.preferences;

  const figure = useCallback(
    (theme: PlotTheme) =>
      curvesFigure(
        panel,
        {
          smoothing,
          logScale,
          events,
          range: zoom ?? [0, end],
          styles: setStyles(seriesColors),
          xTitle: trans.__('epoch'),
          names: { training: trans.__('training'), validation: trans.__('validation') },
        },
        theme,
      ),
    [panel, end, events, smoothing, logScale, zoom, seriesColors, trans],
  );

  return (
    <div className="epochlab-Curves">
      <CurveLegend panel={panel} styles={setStyles(seriesColors)} />
      <Plot
        figure={figure}
        height={HEIGHT}
        label={trans.__('Curves of %1 over epochs', panel.metric)}
        onRelayout={event => onZoom(zoomOf(event))}
      />
    </div>
  );
}

/** The range that the user dragged over; null when a double click asked for everything. */
function zoomOf(event: PlotRelayoutEvent): Zoom | null {
  const from = Number(event['xaxis.range[0]']);
  const to = Number(event['xaxis.range[1]']);
  return Number.isFinite(from) && Number.isFinite(to) ? [Math.max(0, from), to] : null;
}
