import React, { useMemo, useState } from 'react';
import { lastEpoch, trainingPanels } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useEnvironment } from '../../environment';
import type { DrawingProps } from '../drawing';
import { Badge } from './badge';
import { CurvePlot } from './curve-plot';
import { recolored } from './colors';
import { phaseOf } from './phase';
import { ProgressBar } from './progress-bar';
import { RunControls } from './run-controls';
import { useWindow, type Zoom } from './use-window';
import { ViewControls } from './view-controls';
import { progressLine } from './words';

/** A training run: its curves, where it is, and the controls that steer it. */
export function TrainingView({ payload, connection, store }: DrawingProps<'training'>): React.JSX.Element {
  const { trans, settings } = useEnvironment();
  const { state } = payload;
  const [smoothing, setSmoothing] = useState(settings.preferences.smoothing);
  const [logScale, setLogScale] = useState(settings.preferences.logScale);
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const series = useWindow(store, state.series, zoom);
  const { seriesColors } = settings.preferences;
  const panels = useMemo(
    () => trainingPanels({ ...state, series }).map(panel => recolored(panel, seriesColors)),
    [state, series, seriesColors],
  );
  const phase = phaseOf(state, connection);
  const note = progressLine(trans, state, connection);

  return (
    <ViewFrame
      what={trans.__('Training')}
      subject={state.title}
      badge={<Badge phase={phase} />}
      note={<span title={note}>{note}</span>}
      controls={
        <RunControls phase={phase} live={connection.status === 'live'} state={state} store={store}>
          <ViewControls
            smoothing={smoothing}
            onSmoothing={setSmoothing}
            logScale={logScale}
            onLogScale={setLogScale}
          />
        </RunControls>
      }
    >
      <ProgressBar state={state} phase={phase} />
      <div className="epochlab-Training-plots">
        {panels.map(panel => (
          <CurvePlot
            key={panel.metric}
            panel={panel}
            end={lastEpoch(state)}
            events={state.events}
            smoothing={smoothing}
            logScale={logScale}
            zoom={zoom}
            onZoom={setZoom}
          />
        ))}
      </div>
    </ViewFrame>
  );
}
