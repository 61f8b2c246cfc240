import React, { type ReactNode } from 'react';
import { hasEnded, type FromView, type TrainingState } from '@epochlab/views';
import { useTrans } from '../../../environment';
import type { ViewStore } from '../../../live/view-store';
import { ControlButton } from './control-button';
import { LearningRateField } from './learning-rate-field';
import type { Phase } from '../phase';

type Action = Extract<FromView, { type: 'control' }>['action'];

export interface RunControlsProps {
  readonly phase: Phase;
  readonly live: boolean;
  readonly state: TrainingState;
  readonly store: ViewStore;
  readonly children: ReactNode;
}

/** Pause, step, learning rate and, apart from them, stop. A run that has ended has none of them. */
export function RunControls({ phase, live, state, store, children }: RunControlsProps): React.JSX.Element {
  const trans = useTrans();
  if (hasEnded(state)) {
    return <>{children}</>;
  }
  const steerable = live && (phase === 'running' || phase === 'paused' || phase === 'waiting');
  const act = (action: Action) => () => store.send({ type: 'control', action });
  return (
    <>
      {phase === 'paused' ? (
        <ControlButton disabled={!steerable} onClick={act('resume')} title={trans.__('Go on with the run')}>
          {trans.__('Resume')}
        </ControlButton>
      ) : (
        <ControlButton
          disabled={!steerable}
          onClick={act('pause')}
          title={trans.__('Pause after this batch')}
        >
          {trans.__('Pause')}
        </ControlButton>
      )}
      <ControlButton
        disabled={!steerable || phase !== 'paused'}
        onClick={act('step')}
        title={trans.__('Run one batch, then pause again')}
      >
        {trans.__('Step')}
      </ControlButton>
      <LearningRateField
        value={currentRate(state)}
        disabled={!steerable}
        onChange={value => store.send({ type: 'learningRate', value })}
      />
      {children}
      <ControlButton
        className="epochlab-Stop"
        disabled={!steerable}
        onClick={act('stop')}
        title={trans.__('Stop after this batch; the model and its history so far are kept')}
      >
        {trans.__('Stop')}
      </ControlButton>
    </>
  );
}

function currentRate(state: TrainingState): number | null {
  const rate = state.settings['learningRate'];
  return typeof rate === 'number' ? rate : null;
}
