import React from 'react';
import type { PlaygroundState } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { ControlButton } from '../training/controls/control-button';
import { ChoiceField, SliderField } from './choice-field';
import type { Brush } from './draw-layer';

/** More classes than this cannot be told apart. */
const MOST_CLASSES = 8;

export interface DrawToolsProps {
  readonly state: PlaygroundState;
  readonly store: ViewStore;
  readonly live: boolean;
  /** Null while nothing is drawn. */
  readonly brush: Brush | null;
  readonly onBrush: (brush: Brush | null) => void;
}

/** Opens the plane for drawing, and chooses the class or the value of the points to come. */
export function DrawTools({ state, store, live, brush, onBrush }: DrawToolsProps): React.JSX.Element {
  const trans = useTrans();
  const isRegression = state.settings.problem === 'regression';
  const isOpen = brush !== null;
  return (
    <div className="epochlab-Playground-tools">
      <ControlButton
        isOpen={isOpen}
        disabled={!live}
        onClick={() => onBrush(isOpen ? null : 1)}
        title={trans.__('Draw points of your own into the plane, by pointer or arrow keys')}
      >
        {trans.__('Draw points')}
      </ControlButton>
      {isOpen && (
        <>
          {isRegression ? (
            <SliderField
              label={trans.__('value:')}
              value={brush === 'rubber' ? 0 : brush}
              from={-1}
              to={1}
              step={0.1}
              disabled={!live}
              onChange={onBrush}
            />
          ) : (
            <ChoiceField<number>
              label={trans.__('class')}
              value={brush === 'rubber' ? 0 : brush}
              choices={labels(state)}
              words={label =>
                state.classes[label] ??
                (label < 2 ? trans.__('class %1', label) : trans.__('class %1, new: begins again', label))
              }
              disabled={!live}
              onChange={onBrush}
            />
          )}
          <ControlButton
            className={brush === 'rubber' ? 'epochlab-mod-pressed' : ''}
            onClick={() => onBrush(brush === 'rubber' ? 1 : 'rubber')}
            title={trans.__('Take away the points that the pointer comes near')}
          >
            {brush === 'rubber' ? trans.__('Draw again') : trans.__('Rubber')}
          </ControlButton>
          <ControlButton
            onClick={() => store.send({ type: 'points', clear: true })}
            title={trans.__('Take all points away; the network stays')}
          >
            {trans.__('Clear points')}
          </ControlButton>
        </>
      )}
    </div>
  );
}

/** The classes that there are, and one more. */
const labels = ({ classes }: PlaygroundState): number[] =>
  Array.from({ length: Math.min(MOST_CLASSES, Math.max(2, classes.length) + 1) }, (_, i) => i);
