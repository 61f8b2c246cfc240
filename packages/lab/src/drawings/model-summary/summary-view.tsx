import React, { useState } from 'react';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { LayerTable } from './layer-table';

/** A model's layers and totals. */
export function SummaryView({ payload }: DrawingProps<'modelSummary'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <ViewFrame what={trans.__('Model summary')} subject={state.name}>
      <div className="epochlab-Summary">
        <LayerTable state={state} selected={selected} onSelect={setSelected} />
      </div>
    </ViewFrame>
  );
}
