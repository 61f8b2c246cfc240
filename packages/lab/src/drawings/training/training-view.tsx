import React, { useMemo, useState } from 'react';
import { lastEpoch, trainingPanels } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useEnvironment } from '../../environment';
import { usePreference } from '../../settings/use-preference';
import type { DrawingProps } from '../drawing';
import { Badge } from './badge';
import { CurvePlot } from './curve-plot';
import { DiagnosisPanel } from './diagnosis-panel';
import { LookControls } from './look-controls';
import { OverlaidRuns } from './overlaid-runs';
import { recolored } from './colors';
import { hasEnded, phaseOf } from './phase';
import { ProgressBar } from './progress-bar';
import { RunControls } from './run-controls';
import { RunsPanel } from './runs-panel';
import { useDiagnosis } from './use-diagnosis';
import { useWindow, type Zoom } from './use-window';
import { ViewControls } from './view-controls';
import { progressLine } from './words';

/** A training run: its curves, where it is, and the controls that steer it. */
export function TrainingView({ payload, connection, store }: DrawingProps<'training'>): React.JSX.Element {
  const { trans, settings } = useEnvironment();
  const { state } = payload;
  const [smoothing, setSmoothing] = usePreference('smoothing');
  const [logScale, setLogScale] = usePreference('logScale');
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const series = useWindow(store, state.series, zoom, connection.status === 'live');
  const { seriesColors } = settings.preferences;
  const panels = useMemo(
    () => trainingPanels({ ...state, series }).map(panel => recolored(panel, seriesColors)),
    [state, series, seriesColors],
  );
  const [isComparing, setComparing] = useState(false);
  const { diagnosis, ask, close } = useDiagnosis(store);
  const live = connection.status === 'live';
  const phase = phaseOf(state, connection);
  const note = progressLine(trans, state, connection);

  return (
    <ViewFrame
      what={trans.__('Training')}
      subject={state.title}
      badge={<Badge phase={phase} />}
      note={<span title={note}>{note}</span>}
      controls={
        <RunControls phase={phase} live={live} state={state} store={store}>
          <ViewControls
            smoothing={smoothing}
            onSmoothing={setSmoothing}
            logScale={logScale}
            onLogScale={setLogScale}
          />
          <LookControls
            diagnosable={live && state.diagnosable === true && !hasEnded(state)}
            onDiagnose={ask}
            live={live}
            isComparing={isComparing}
            onCompare={() => setComparing(!isComparing)}
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
      <OverlaidRuns state={state} />
      {isComparing && live && <RunsPanel state={state} store={store} onClose={() => setComparing(false)} />}
      {diagnosis && <DiagnosisPanel diagnosis={diagnosis} onClose={close} />}
    </ViewFrame>
  );
}
