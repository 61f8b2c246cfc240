import React from 'react';
import { useTrans } from '../../environment';
import { ControlButton } from './control-button';

export interface LookControlsProps {
  /** Whether the kernel can look into the layers now. */
  readonly diagnosable: boolean;
  readonly onDiagnose: () => void;
  readonly live: boolean;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
}

/** What asks the kernel for more than the curves: the layers as they are now, and other runs. */
export function LookControls(props: LookControlsProps): React.JSX.Element {
  const trans = useTrans();
  const { diagnosable, onDiagnose, live, isComparing, onCompare } = props;
  return (
    <>
      {diagnosable && (
        <ControlButton
          title={trans.__('Gradient norms and dead units of the layers as they are now')}
          onClick={onDiagnose}
        >
          {trans.__('Gradients')}
        </ControlButton>
      )}
      <ControlButton
        title={trans.__('Draw other runs of this session over this one')}
        disabled={!live}
        isOpen={isComparing}
        onClick={onCompare}
      >
        {trans.__('Compare')}
      </ControlButton>
    </>
  );
}
