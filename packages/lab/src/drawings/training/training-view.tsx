/**
 * A running training: `curves/` draws them and zooms, `controls/` steers, `runs/` lays other runs
 * over it. The state comes from the kernel, or from the saved output alone.
 */

import React, { useMemo, useState } from 'react';
import { hasEnded, lastEpoch, trainingPanels, type TrainingState } from '@epochlab/views';
import { useAction } from '../../components/use-action';
import { useGrowing } from '../../components/use-growing';
import { usePaced } from '../../components/use-paced';
import { ViewFrame } from '../../components/view-frame';
import { useEnvironment } from '../../environment';
import type { ConnectionState } from '../../live/connection';
import { usePreference } from '../../settings/use-preference';
import type { DrawingProps } from '../drawing';
import { Badge } from './badge';
import { CurvePlot } from './curves/curve-plot';
import { DiagnosisPanel } from './diagnosis-panel';
import { LookControls } from './controls/look-controls';
import { OverlaidRuns } from './runs/overlaid-runs';
import { recolored } from './curves/colors';
import { phaseOf } from './phase';
import { ProgressBar } from './progress-bar';
import { RunControls } from './controls/run-controls';
import { RunsPanel } from './runs/runs-panel';
import { useCurveActions } from './curves/use-curve-actions';
import { useDiagnosis } from './use-diagnosis';
import { useWindow, type Zoom } from './curves/use-window';
import { ViewControls } from './controls/view-controls';
import { progressLine } from './phase-text';

/** Changes that the plots show at once: those that a control made, a curve that begins, an axis that has become too short. */
const redrawnFor = (state: TrainingState, connection: ConnectionState, end: number): string => {
  const { status, events, series, runs = [] } = state;
  const begun = series.filter(({ x }) => x.length > 0);
  return JSON.stringify([connection.status, status, events.length, begun.length, runs.length, end]);
};

/** A training run: its curves, where it is, and the controls that steer it. */
export function TrainingView({ payload, connection, store }: DrawingProps<'training'>): React.JSX.Element {
  const { trans, settings } = useEnvironment();
  const { state } = payload;
  const [smoothing, setSmoothing] = usePreference('smoothing');
  const [logScale, setLogScale] = usePreference('logScale');
  const [zoom, setZoom] = useState<Zoom | null>(null);
  // Numbers, progress and how the curves go on are cheap to draw; a plot is not.
  const latestEnd = useGrowing(lastEpoch(state), !hasEnded(state));
  const { shown, pace, showNow, showSoon } = usePaced(state, redrawnFor(state, connection, latestEnd));
  const series = useWindow(store, shown.series, zoom, connection.status === 'live');
  const { seriesColors } = settings.preferences;
  const panels = useMemo(
    () => trainingPanels({ ...shown, series }).map(panel => recolored(panel, seriesColors)),
    [shown, series, seriesColors],
  );
  const latest = useMemo(
    () => trainingPanels(state).map(panel => recolored(panel, seriesColors)),
    [state, seriesColors],
  );
  const [isComparing, setComparing] = useState(false);
  const { diagnosis, ask, close } = useDiagnosis(store);
  const live = connection.status === 'live';
  const diagnosable = live && state.diagnosable === true && !hasEnded(state);
  const growing = live && !hasEnded(shown);
  const end = useGrowing(lastEpoch(shown), growing);
  const curves = { smoothing, onSmoothing: setSmoothing, logScale, onLogScale: setLogScale };
  const compare = (): void => setComparing(!isComparing);
  useCurveActions({ ...curves, zoom, onZoom: setZoom, end });
  useAction('look-into-layers', diagnosable ? ask : null);
  useAction('compare-runs', live ? compare : null);
  const phase = phaseOf(state, connection);
  const note = progressLine(trans, state, connection);

  return (
    <ViewFrame
      what={trans.__('Training')}
      subject={state.title}
      badge={<Badge phase={phase} />}
      note={
        <span className="epochlab-Progress-words" title={note}>
          {note}
        </span>
      }
      controls={
        <RunControls phase={phase} live={live} state={state} store={store}>
          <ViewControls {...curves} />
          <LookControls
            layers={hasEnded(state) ? 'over' : state.diagnosable === true ? 'known' : 'unknown'}
            onDiagnose={ask}
            live={live}
            isComparing={isComparing}
            onCompare={compare}
          />
        </RunControls>
      }
    >
      <ProgressBar state={state} phase={phase} />
      <div className="epochlab-Training-plots">
        {panels.length === 0 && <div className="epochlab-Curves-none" />}
        {panels.map(panel => (
          <CurvePlot
            key={panel.metric}
            panel={panel}
            latest={latest.find(({ metric }) => metric === panel.metric) ?? panel}
            end={end}
            growing={growing}
            events={shown.events}
            smoothing={smoothing}
            logScale={logScale}
            zoom={zoom}
            onZoom={setZoom}
            pace={pace}
            showNow={showNow}
            showSoon={showSoon}
          />
        ))}
      </div>
      <OverlaidRuns state={state} />
      {isComparing && live && <RunsPanel state={state} store={store} onClose={() => setComparing(false)} />}
      {diagnosis && <DiagnosisPanel diagnosis={diagnosis} onClose={close} />}
    </ViewFrame>
  );
}
