import type { PlotRelayoutEvent } from 'plotly.js';
import React, { useCallback, type KeyboardEvent } from 'react';
import type { TrainingEvent, TrainingPanel } from '@epochlab/views';
import { useTrans } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import { CurveLegend } from './curve-legend';
import { curvesFigure } from './figure';
import { lineName } from './line-names';
import type { Zoom } from './use-window';
import { zoomedBy } from './zoom-keys';

export interface CurvePlotProps {
  readonly panel: TrainingPanel;
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
  const trans = useTrans();

  const figure = useCallback(
    (theme: PlotTheme) =>
      curvesFigure(
        panel,
        {
          smoothing,
          logScale,
          events,
          range: zoom ?? [0, end],
          zoomed: zoom !== null,
          xTitle: trans.__('epoch'),
          nameOf: line => lineName(trans, line),
        },
        theme,
      ),
    [panel, end, events, smoothing, logScale, zoom, trans],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = zoomedBy(event.key, zoom ?? [0, end], end);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onZoom(next);
    }
  };

  return (
    <div
      className="epochlab-Curves"
      role="group"
      tabIndex={0}
      aria-label={trans.__('%1: plus and minus zoom, the arrow keys move, 0 shows all', panel.metric)}
      onKeyDown={onKeyDown}
    >
      <CurveLegend panel={panel} />
      <Plot
        figure={figure}
        height={HEIGHT}
        label={trans.__('Curves of %1 over epochs', panel.metric)}
        title={panel.metric}
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
