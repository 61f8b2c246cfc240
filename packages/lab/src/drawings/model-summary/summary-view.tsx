import React, { useState } from 'react';
import { useAction } from '../../components/use-action';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { LayerGraph } from './layer-graph';
import { LayerTable } from './layer-table';
import { nestedPaths } from './nested';
import { WeightsPanel } from './weights-panel';

/** A model's layers as a table and as a graph that select each other, and the weights of the chosen layer. */
export function SummaryView({ payload, connection, store }: DrawingProps<'modelSummary'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string): void =>
    setOpen(before => {
      const after = new Set(before);
      return after.delete(path) ? after : after.add(path);
    });
  const nested = nestedPaths(state.layers);
  useAction('open-layers', nested.some(path => !open.has(path)) ? () => setOpen(new Set(nested)) : null);
  useAction('close-layers', open.size > 0 ? () => setOpen(new Set()) : null);
  const shared = { state, selected, onSelect: setSelected, open, onToggle: toggle };
  return (
    <ViewFrame what={trans.__('Model summary')} subject={state.name}>
      <div className="epochlab-Summary">
        <LayerTable {...shared} />
        <LayerGraph {...shared} />
      </div>
      {selected !== null && connection.status === 'live' && <WeightsPanel path={selected} store={store} />}
    </ViewFrame>
  );
}
