import React, { useMemo, useState } from 'react';
import { ViewFrame } from '../../components/view-frame';
import { useEnvironment } from '../../environment';
import type { DrawingProps } from '../drawing';
import { Badge } from './badge';
import { CurvePlot } from './curve-plot';
import { panelsOf } from './panels';
import { phaseOf } from './phase';
import { ProgressBar } from './progress-bar';
import { RunControls } from './run-controls';
import { useWindow, type Zoom } from './use-window';
import { ViewControls } from './view-controls';
import { progressLine } from './words';
import { lastEpochShown } from './x-range';

/** A training run: its curves, where it is, and the controls that steer it. */
export function TrainingView({ payload, connection, store }: DrawingProps<'training'>): React.JSX.Element {
  const { trans, settings } = useEnvironment();
  const { state } = payload;
  const [smoothing, setSmoothing] = useState(settings.preferences.smoothing);
  const [logScale, setLogScale] = useState(settings.preferences.logScale);
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const series = useWindow(store, state.series, zoom);
  const panels = useMemo(() => panelsOf({ series }), [series]);
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
            end={lastEpochShown(state)}
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
