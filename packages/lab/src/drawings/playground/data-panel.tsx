import React from 'react';
import { playgroundChoices as choices, type PlaygroundSettings } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { ControlButton } from '../training/controls/control-button';
import { CheckField, ChoiceField, SliderField } from './choice-field';
import type { SettingsPanelProps } from './settings-panel';

export interface DataPanelProps extends SettingsPanelProps {
  readonly store: ViewStore;
  readonly ownData: boolean;
  /** Whether the points were drawn by hand: generated ones may take their place. */
  readonly isDrawn: boolean;
  /** Whether the features can be chosen: they are functions of the plane. */
  readonly isPlane: boolean;
}

type DataName = PlaygroundSettings['dataset' | 'regDataset'];
type Feature = PlaygroundSettings['features'][number];

/** Which points, how many of them train, how noisy they are, and what the network is given of them. */
export function DataPanel(props: DataPanelProps): React.JSX.Element {
  const { settings, live, change, isHidden, store, ownData, isDrawn, isPlane } = props;
  const trans = useTrans();
  const isRegression = settings.problem === 'regression';
  const names: Readonly<Record<DataName, string>> = {
    circle: trans.__('circle'),
    xor: trans.__('exclusive or'),
    gauss: trans.__('two clouds'),
    spiral: trans.__('spiral'),
    'reg-plane': trans.__('plane'),
    'reg-gauss': trans.__('six bumps'),
  };
  return (
    <div className="epochlab-Playground-data">
      {(!ownData || isDrawn) && !isHidden('problem') && (
        <ChoiceField
          label={trans.__('problem')}
          value={settings.problem}
          choices={choices.problem}
          words={problem => (problem === 'regression' ? trans.__('regression') : trans.__('classification'))}
          disabled={!live}
          onChange={problem => change({ problem })}
        />
      )}
      {(!ownData || isDrawn) && !isHidden('dataset') && (
        <ChoiceField<DataName | 'drawn'>
          label={trans.__('data')}
          value={isDrawn ? 'drawn' : isRegression ? settings.regDataset : settings.dataset}
          choices={isRegression ? choices.regDataset : choices.dataset}
          words={name => (name === 'drawn' ? trans.__('drawn by hand') : names[name])}
          disabled={!live}
          onChange={name =>
            change(
              isRegression
                ? { regDataset: name as PlaygroundSettings['regDataset'] }
                : { dataset: name as PlaygroundSettings['dataset'] },
            )
          }
        />
      )}
      {!isHidden('percTrainData') && (
        <SliderField
          label={trans.__('training data, %:')}
          value={settings.percTrainData}
          from={10}
          to={90}
          step={10}
          disabled={!live}
          onChange={percTrainData => change({ percTrainData })}
        />
      )}
      {!ownData && !isHidden('noise') && (
        <SliderField
          label={trans.__('noise:')}
          value={settings.noise}
          from={0}
          to={50}
          step={5}
          disabled={!live}
          onChange={noise => change({ noise })}
        />
      )}
      {!isHidden('batchSize') && (
        <SliderField
          label={trans.__('batch size:')}
          value={settings.batchSize}
          from={1}
          to={30}
          step={1}
          disabled={!live}
          onChange={batchSize => change({ batchSize })}
        />
      )}
      <ControlButton
        disabled={!live}
        onClick={() => store.send({ type: 'play', action: 'newData' })}
        title={trans.__('Other points of the same kind; the network goes on')}
      >
        {trans.__('New data')}
      </ControlButton>
      {isPlane && <Features settings={settings} live={live} change={change} isHidden={isHidden} />}
    </div>
  );
}

function Features({ settings, live, change, isHidden }: SettingsPanelProps): React.JSX.Element {
  const trans = useTrans();
  const { features } = settings;
  const labels: Readonly<Record<Feature, string>> = {
    x: trans.__('x'),
    y: trans.__('y'),
    xSquared: trans.__('x²'),
    ySquared: trans.__('y²'),
    xTimesY: trans.__('xy'),
    sinX: trans.__('sin x'),
    sinY: trans.__('sin y'),
    cosX: trans.__('cos x'),
    cosY: trans.__('cos y'),
  };
  const toggled = (name: Feature): readonly Feature[] =>
    choices.features.filter(each => (each === name ? !features.includes(name) : features.includes(each)));
  return (
    <fieldset className="epochlab-Playground-features">
      <legend>{trans.__('features')}</legend>
      {choices.features
        .filter(name => !isHidden(name))
        .map(name => (
          <CheckField
            key={name}
            label={labels[name]}
            checked={features.includes(name)}
            disabled={!live || (features.length === 1 && features[0] === name)}
            onChange={() => change({ features: toggled(name) })}
          />
        ))}
    </fieldset>
  );
}
