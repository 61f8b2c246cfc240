import { Button } from '@jupyterlab/ui-components';
import React from 'react';
import { formatCount, formatNumber, formatPercent, type LayerDiagnosis } from '@epochlab/views';
import { SortableTable } from '../../components/sortable-table';
import { useTrans } from '../../environment';
import type { Diagnosis } from './use-diagnosis';

export interface DiagnosisPanelProps {
  readonly diagnosis: Diagnosis;
  readonly onClose: () => void;
}

/** How each layer learns: how large its gradient is, also beside its weights, and how many of its units are dead. */
export function DiagnosisPanel({ diagnosis, onClose }: DiagnosisPanelProps): React.JSX.Element {
  const trans = useTrans();
  const { epoch, step, samples, layers, error } = diagnosis;
  const heading = trans.__(
    'Layers at epoch %1, step %2, on %3 samples',
    formatCount(epoch),
    formatCount(step),
    formatCount(samples),
  );
  return (
    <section className="epochlab-Diagnosis" aria-label={heading}>
      <header>
        <strong>{heading}</strong>
        <Button minimal small onClick={onClose}>
          {trans.__('Close')}
        </Button>
      </header>
      {error === undefined ? (
        <SortableTable
          label={heading}
          rows={layers}
          columns={[
            {
              name: trans.__('Layer'),
              isNumber: false,
              cell: ({ layer }) => layer,
              key: ({ layer }) => layer,
            },
            {
              name: trans.__('Gradient norm'),
              isNumber: true,
              cell: ({ gradientNorm }) => said(gradientNorm, trans.__('not finite')),
              key: ({ gradientNorm }) => gradientNorm,
            },
            {
              name: trans.__('Weight norm'),
              isNumber: true,
              cell: ({ weightNorm }) => said(weightNorm, trans.__('not finite')),
              key: ({ weightNorm }) => weightNorm,
            },
            {
              name: trans.__('Gradient to weights'),
              isNumber: true,
              cell: layer => said(ratio(layer), '–'),
              key: ratio,
            },
            {
              name: trans.__('Dead units'),
              isNumber: true,
              cell: ({ deadShare }) => (deadShare === null ? '–' : formatPercent(deadShare)),
              key: ({ deadShare }) => deadShare,
            },
          ]}
        />
      ) : (
        <p className="epochlab-Error">{error}</p>
      )}
    </section>
  );
}

const ratio = ({ gradientNorm, weightNorm }: LayerDiagnosis): number | null =>
  gradientNorm !== null && weightNorm ? gradientNorm / weightNorm : null;

const said = (value: number | null, otherwise: string): string =>
  value === null ? otherwise : formatNumber(value);
