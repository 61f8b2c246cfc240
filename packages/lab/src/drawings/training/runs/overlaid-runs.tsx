import React from 'react';
import { formatNumber, type TrainingState } from '@epochlab/views';
import { useTrans } from '../../../environment';
import { differing } from './differing-settings';

/** In which settings the runs that share the plots differ, a line for each. */
export function OverlaidRuns({ state }: { readonly state: TrainingState }): React.JSX.Element | null {
  const trans = useTrans();
  const { runs = [] } = state;
  const names = differing([state.settings, ...runs.map(({ settings }) => settings)]);
  if (runs.length === 0 || names.length === 0) {
    return null;
  }
  const all = [{ name: trans.__('this run'), settings: state.settings }, ...runs];
  return (
    <ul className="epochlab-Overlaid" aria-label={trans.__('Settings in which the runs differ')}>
      {all.map(({ name, settings }, index) => (
        <li key={index}>
          <strong>{name}</strong> {names.flatMap(setting => said(setting, settings[setting])).join(' · ')}
        </li>
      ))}
    </ul>
  );
}

const said = (name: string, value: string | number | boolean | undefined): string[] =>
  value === undefined ? [] : [`${name} ${typeof value === 'number' ? formatNumber(value) : String(value)}`];
