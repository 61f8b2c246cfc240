import { Button } from '@jupyterlab/ui-components';
import React, { useEffect, useState } from 'react';
import { formatNumber, type KnownRun, type TrainingState } from '@epochlab/views';
import { useTrans } from '../../../environment';
import type { ViewStore } from '../../../live/view-store';
import { differing } from './differing-settings';
import { phaseNames } from '../phase-text';

export interface RunsPanelProps {
  readonly state: TrainingState;
  readonly store: ViewStore;
  readonly onClose: () => void;
}

/** The other runs of the session with the settings in which they differ; those that are ticked are drawn over this one. */
export function RunsPanel({ state, store, onClose }: RunsPanelProps): React.JSX.Element {
  const trans = useTrans();
  const runs = useKnownRuns(store, state.runs?.length ?? 0);
  const names = phaseNames(trans);
  const settings = differing([state.settings, ...(runs ?? []).map(run => run.settings)]);
  const toggle = ({ id }: KnownRun): void => {
    const ids = (runs ?? []).filter(run => run.overlaid !== (run.id === id)).map(run => run.id);
    store.send({ type: 'overlay', ids });
  };
  return (
    <section className="epochlab-Runs" aria-label={trans.__('Compare with other runs')}>
      <header>
        <strong>{trans.__('Compare with other runs')}</strong>
        <Button minimal small onClick={onClose}>
          {trans.__('Close')}
        </Button>
      </header>
      {runs?.length === 0 ? (
        <p className="epochlab-Matrix-none">{trans.__('There is no other run in this session yet.')}</p>
      ) : (
        <div className="epochlab-Table-scroller" tabIndex={0}>
          <table className="epochlab-Table" aria-label={trans.__('Runs of this session')}>
            <thead>
              <tr>
                <th scope="col">{trans.__('Run')}</th>
                <th scope="col">{trans.__('Status')}</th>
                {settings.map(name => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr className="epochlab-Table-row">
                <th scope="row">{trans.__('this run')}</th>
                <td>{names[state.status]}</td>
                <Settings names={settings} values={state.settings} />
              </tr>
              {(runs ?? []).map(run => (
                <tr key={run.id} className="epochlab-Table-row">
                  <th scope="row">
                    <label className="epochlab-Field">
                      <input type="checkbox" checked={run.overlaid} onChange={() => toggle(run)} />
                      {run.name}
                    </label>
                  </th>
                  <td>{names[run.status]}</td>
                  <Settings names={settings} values={run.settings} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Settings(props: {
  readonly names: readonly string[];
  readonly values: TrainingState['settings'];
}): React.JSX.Element {
  return (
    <>
      {props.names.map(name => (
        <td key={name}>{said(props.values[name])}</td>
      ))}
    </>
  );
}

const said = (value: string | number | boolean | undefined): string =>
  typeof value === 'number' ? formatNumber(value) : String(value ?? '–');

/** null until the kernel has answered; asked again when the number of overlaid runs changes. */
function useKnownRuns(store: ViewStore, overlaid: number): readonly KnownRun[] | null {
  const [runs, setRuns] = useState<readonly KnownRun[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void store.ask({ type: 'runs' }).then(({ message }) => {
      if (wanted && message.type === 'runs') {
        setRuns(message.runs);
      }
    });
    return () => {
      wanted = false;
    };
  }, [store, overlaid]);
  return runs;
}
