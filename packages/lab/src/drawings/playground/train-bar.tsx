import React, { useState } from 'react';
import {
  playgroundChoices as choices,
  type FromView,
  type PlaygroundSettings,
  type PlaygroundStatus,
} from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { ControlButton } from '../training/controls/control-button';
import { LearningRateField } from '../training/controls/learning-rate-field';
import { ChoiceField } from './choice-field';
import type { SettingsPanelProps } from './settings-panel';
import { StopFields } from './stop-fields';

type Action = Extract<FromView, { type: 'play' }>['action'];

export interface TrainBarProps extends SettingsPanelProps {
  readonly status: PlaygroundStatus;
  readonly epoch: number;
  readonly store: ViewStore;
}

/** Play, step, reset, and the settings of a run that the original has in the row at its top. */
export function TrainBar({
  status,
  epoch,
  store,
  live,
  settings,
  change,
  isHidden,
}: TrainBarProps): React.JSX.Element {
  const trans = useTrans();
  const act = (action: Action) => () => store.send({ type: 'play', action });
  const [showsStop, setShowsStop] = useState(Object.keys(settings.stop).length > 0);
  const isTraining = status === 'training';
  const isRegression = settings.problem === 'regression';
  const activations = {
    relu: trans.__('ReLU'),
    tanh: trans.__('tanh'),
    sigmoid: trans.__('sigmoid'),
    linear: trans.__('linear'),
  };
  const regularizations = { none: trans.__('none'), L1: trans.__('L1'), L2: trans.__('L2') };
  return (
    <div className="epochlab-Playground-bar">
      {!isHidden('playButton') && (
        <ControlButton
          className="epochlab-Play"
          disabled={!live || status === 'diverged'}
          onClick={act(isTraining ? 'pause' : 'play')}
          title={isTraining ? trans.__('Pause after this epoch') : trans.__('Train epoch after epoch')}
        >
          {isTraining ? trans.__('Pause') : trans.__('Train')}
        </ControlButton>
      )}
      {!isHidden('stepButton') && (
        <ControlButton
          disabled={!live || status === 'diverged'}
          onClick={act('step')}
          title={trans.__('Train for one epoch')}
        >
          {trans.__('Step')}
        </ControlButton>
      )}
      {!isHidden('resetButton') && (
        <ControlButton
          disabled={!live}
          onClick={act('reset')}
          title={trans.__('Back to the same initial weights; the run stays as a pale curve')}
        >
          {trans.__('Reset')}
        </ControlButton>
      )}
      <ControlButton
        disabled={!live}
        onClick={act('newWeights')}
        title={trans.__('Begin again with other initial weights')}
      >
        {trans.__('New weights')}
      </ControlButton>
      <span className="epochlab-Playground-epoch">
        <span>{trans.__('epoch')}</span>
        <output>{epochText(epoch)}</output>
      </span>
      {!isHidden('learningRate') && (
        <span className="epochlab-Playground-rate">
          <LearningRateField
            value={settings.learningRate}
            disabled={!live}
            onChange={learningRate => change({ learningRate })}
          />
        </span>
      )}
      {!isHidden('activation') && (
        <ChoiceField
          label={trans.__('activation')}
          value={settings.activation}
          choices={choices.activation}
          words={activation => activations[activation]}
          disabled={!live}
          onChange={activation => change({ activation })}
        />
      )}
      {!isHidden('regularization') && (
        <ChoiceField
          label={trans.__('regularization')}
          value={settings.regularization}
          choices={choices.regularization}
          words={regularization => regularizations[regularization]}
          disabled={!live}
          onChange={regularization => change({ regularization })}
        />
      )}
      {!isHidden('regularizationRate') && (
        <ChoiceField<number>
          label={trans.__('its rate')}
          value={settings.regularizationRate}
          choices={choices.regularizationRate}
          disabled={!live}
          onChange={regularizationRate => change({ regularizationRate })}
        />
      )}
      {!isRegression && (
        <ChoiceField<PlaygroundSettings['loss']>
          label={trans.__('loss')}
          value={settings.loss}
          choices={choices.loss}
          words={loss =>
            loss === 'halfSquaredError' ? trans.__('half squared error') : trans.__('cross-entropy')
          }
          disabled={!live}
          onChange={loss => change({ loss })}
        />
      )}
      <ControlButton
        isOpen={showsStop}
        onClick={() => setShowsStop(!showsStop)}
        title={trans.__('Rules by which training stops by itself')}
      >
        {trans.__('Stop rules')}
      </ControlButton>
      {showsStop && <StopFields settings={settings} live={live} change={change} />}
    </div>
  );
}

/** Six digits at least, with thousands apart. */
const epochText = (epoch: number): string =>
  String(epoch)
    .padStart(6, '0')
    .replace(/\B(?=(\d{3})+$)/g, ',');
