import React from 'react';
import { formatPercent, type LayerDiagnosis, type PlaygroundLayer } from '@epochlab/views';
import { useTrans } from '../../../environment';
import { ControlButton } from '../../training/controls/control-button';
import { NumberTable, orDash } from './number-table';

/** The bars of the gradients reach over so many powers of ten. */
const DECADES = 5;

export interface FlowTableProps {
  readonly flow: readonly LayerDiagnosis[];
  readonly layers: readonly PlaygroundLayer[];
  readonly learningRate: number;
  readonly onFreeze: ((layer: number, frozen: boolean) => void) | null;
}

/** How large each layer's gradient is over all training points, and how large a step that makes beside its weights. */
export function FlowTable({ flow, layers, learningRate, onFreeze }: FlowTableProps): React.JSX.Element {
  const trans = useTrans();
  const rectifies = flow.some(({ deadShare }) => deadShare !== null);
  const most = Math.max(...flow.map(({ gradientNorm }) => gradientNorm ?? 0));
  return (
    <NumberTable
      caption={trans.__('Gradient flow over all training points')}
      heads={[
        trans.__('layer'),
        trans.__('training'),
        trans.__('gradient norm'),
        trans.__('step / weights'),
        ...(rectifies ? [trans.__('dead')] : []),
      ]}
      rows={flow.map(({ layer, gradientNorm, weightNorm, deadShare }, i) => {
        const frozen = layers[i]?.frozen === true;
        return {
          name: layer,
          cells: [
            <ControlButton
              key="freeze"
              disabled={!onFreeze}
              onClick={() => onFreeze?.(i, !frozen)}
              title={
                frozen
                  ? trans.__('Training moves the weights of %1 again', layer)
                  : trans.__('Training leaves the weights of %1 as they are', layer)
              }
            >
              {frozen ? trans.__('Let it learn') : trans.__('Freeze')}
            </ControlButton>,
            <span key="norm" className="epochlab-Inside-flow">
              <i style={{ width: `${100 * lengthOf(gradientNorm, most)}%` }} />
              {orDash(gradientNorm)}
            </span>,
            frozen || gradientNorm === null || !weightNorm
              ? '–'
              : formatPercent((learningRate * gradientNorm) / weightNorm),
            ...(rectifies ? [deadShare === null ? '–' : formatPercent(deadShare)] : []),
          ],
        };
      })}
    />
  );
}

/** A share of the bar by the logarithm below the largest norm. */
const lengthOf = (norm: number | null, most: number): number =>
  norm === null || norm <= 0 ? 0 : Math.max(0.02, 1 + Math.log10(norm / most) / DECADES);
