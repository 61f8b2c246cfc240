import React from 'react';
import { useTrans } from '../../../environment';
import { ControlButton } from './control-button';

export interface LookControlsProps {
  /** Whether the kernel can look into the layers of the run, and if not, why. */
  readonly layers: 'known' | 'unknown' | 'over';
  readonly onDiagnose: () => void;
  readonly live: boolean;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
}

/** Controls that ask the kernel for more than the curves: the layers as they are now, and other runs. */
export function LookControls(props: LookControlsProps): React.JSX.Element {
  const trans = useTrans();
  const { layers, onDiagnose, live, isComparing, onCompare } = props;
  return (
    <>
      {layers !== 'over' && (
        <ControlButton
          title={
            layers === 'known'
              ? trans.__('Gradient norms and dead units of the layers as they are now')
              : trans.__(
                  'This loop does not say which layers it trains: show.training(name, { layers: { model, x, y } })',
                )
          }
          disabled={!live || layers === 'unknown'}
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
