import React from 'react';
import type { PlaygroundState } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { ChoiceField } from './choice-field';

export interface AxesFieldsProps {
  readonly state: PlaygroundState;
  readonly store: ViewStore;
  readonly live: boolean;
}

/** Which two columns of many span the plane; choosing the other axis' column swaps the two. */
export function AxesFields({ state: { columns, axes }, store, live }: AxesFieldsProps): React.JSX.Element {
  const trans = useTrans();
  const [across, up] = axes.map(name => columns.indexOf(name)) as [number, number];
  const choose = (x: number, y: number): void => store.send({ type: 'axes', axes: [x, y] });
  const field = (label: string, value: number, onChange: (chosen: number) => void): React.JSX.Element => (
    <ChoiceField<number>
      label={label}
      value={value}
      choices={columns.map((_, i) => i)}
      words={i => columns[i] ?? ''}
      disabled={!live}
      onChange={onChange}
    />
  );
  return (
    <div className="epochlab-Playground-axes">
      {field(trans.__('across'), across, chosen => choose(chosen, chosen === up ? across : up))}
      {field(trans.__('up'), up, chosen => choose(chosen === across ? up : across, chosen))}
    </div>
  );
}
