import React from 'react';
import type { TrainingState } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { Phase } from './phase';

/** The share of the run that is done, as a thin line across the view. */
export function ProgressBar(props: {
  readonly state: TrainingState;
  readonly phase: Phase;
}): React.JSX.Element {
  const trans = useTrans();
  const percent = 100 * shareDone(props.state);
  return (
    <div
      className="epochlab-Progress"
      data-phase={props.phase}
      role="progressbar"
      aria-label={trans.__('Training progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
    >
      <div className="epochlab-Progress-done" style={{ width: `${percent}%` }} />
    </div>
  );
}

function shareDone({ status, progress }: TrainingState): number {
  const { epoch, epochs, step, stepsPerEpoch } = progress;
  if (status === 'finished') {
    return 1;
  }
  if (epochs === 0 || epoch === 0) {
    return 0;
  }
  const within = stepsPerEpoch ? step / stepsPerEpoch : 0;
  return Math.min(1, (epoch - 1 + within) / epochs);
}
