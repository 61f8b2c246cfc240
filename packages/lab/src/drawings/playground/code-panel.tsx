import React from 'react';
import type { PlaygroundState } from '@epochlab/views';
import { useTrans } from '../../environment';
import { ControlButton } from '../training/control-button';

export interface CodePanelProps {
  readonly state: PlaygroundState;
  readonly epoch: number;
}

/** The cell that builds and trains this network, to be copied. */
export function CodePanel({ state, epoch }: CodePanelProps): React.JSX.Element {
  const trans = useTrans();
  const code = withEpochs(state.code, epoch);
  return (
    <div className="epochlab-Playground-code">
      <pre>{code}</pre>
      <ControlButton
        onClick={() => void navigator.clipboard.writeText(code)}
        title={trans.__('Copy the code for a cell')}
      >
        {trans.__('Copy')}
      </ControlButton>
    </div>
  );
}

/** The code of a state that is some epochs old, for as many epochs as there are now. */
const withEpochs = (code: string, epoch: number): string =>
  code
    .replace(/(\bepochs: )\d+/, `$1${Math.max(1, epoch)}`)
    .replace(/(\.train\()\d+/, `$1${Math.max(1, epoch)}`);
