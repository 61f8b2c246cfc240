import React from 'react';
import { useTrans } from '../../environment';
import { ControlButton } from '../training/controls/control-button';

export interface CodePanelProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** Code for a cell, to be copied where no cell can be inserted. */
export function CodePanel({ code, onClose }: CodePanelProps): React.JSX.Element {
  const trans = useTrans();
  return (
    <div className="epochlab-Playground-code">
      <pre tabIndex={0}>{code}</pre>
      <ControlButton
        onClick={() => void navigator.clipboard.writeText(code)}
        title={trans.__('Copy the code for a cell')}
      >
        {trans.__('Copy')}
      </ControlButton>
      <ControlButton onClick={onClose} title={trans.__('Close the code')}>
        {trans.__('Close')}
      </ControlButton>
    </div>
  );
}
