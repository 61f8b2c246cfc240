import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import React, { useMemo } from 'react';
import {
  formatCount,
  formatNumber,
  nodeCount,
  shorten,
  topOperations,
  type CompiledGraph,
  type CompiledState,
} from '@epochlab/views';
import { SortableTable, type TableColumn } from '../../components/sortable-table';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';

type Trans = IRenderMime.TranslationBundle;

/** Which graphs were made of a model, how they run, and why what is not compiled is not. */
export function CompiledView({ payload }: DrawingProps<'compiled'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const { model, status, reasons, graphs } = state;
  const columns = useMemo(() => columnsOf(state, trans), [state, trans]);
  return (
    <ViewFrame what={trans.__('Compiled')} subject={model} badge={statusNames(trans)[status]}>
      {reasons.length > 0 && (
        <ul className="epochlab-Reasons">
          {reasons.map((reason, index) => (
            <li key={index}>{shorten(reason, 400)}</li>
          ))}
        </ul>
      )}
      {graphs.length > 0 && (
        <SortableTable label={trans.__('Graphs of %1', model)} columns={columns} rows={graphs} />
      )}
      {graphs.map(({ name, listing }, index) =>
        listing === undefined ? null : (
          <details key={index} className="epochlab-Listing">
            <summary>{name}</summary>
            <pre>{listing}</pre>
          </details>
        ),
      )}
    </ViewFrame>
  );
}

const statusNames = (trans: Trans): Record<CompiledState['status'], string> => ({
  compiled: trans.__('compiled'),
  partly: trans.__('partly compiled'),
  eager: trans.__('runs eagerly, as stock tfjs does'),
});

function columnsOf({ graphs, plan }: CompiledState, trans: Trans): TableColumn<CompiledGraph>[] {
  const ways = graphs.some(({ name }) => name in plan);
  const columns: TableColumn<CompiledGraph>[] = [
    { name: trans.__('Graph'), isNumber: false, cell: ({ name }) => name, key: ({ name }) => name },
    { name: trans.__('Nodes'), isNumber: true, cell: graph => formatCount(nodeCount(graph)), key: nodeCount },
    ...(ways ? [wayColumn(plan, trans)] : []),
    milliseconds(trans.__('Build, ms'), ({ buildMilliseconds }) => buildMilliseconds),
    milliseconds(trans.__('Call, ms'), ({ callMilliseconds }) => callMilliseconds),
    {
      name: trans.__('Most frequent operations'),
      isNumber: false,
      cell: graph => topOperations(graph, 5),
      key: graph => topOperations(graph, 5),
    },
  ];
  // A time that was never measured has no column.
  return columns.filter(({ isNumber, key }) => !isNumber || graphs.some(graph => key(graph) !== null));
}

const wayColumn = (plan: CompiledState['plan'], trans: Trans): TableColumn<CompiledGraph> => ({
  name: trans.__('Runs'),
  isNumber: false,
  cell: ({ name }) => wayText(plan[name] ?? '–'),
  key: ({ name }) => String(plan[name] ?? ''),
});

const wayText = (way: string | number | boolean): string =>
  typeof way === 'number' ? formatNumber(way) : shorten(String(way), 80);

const milliseconds = (
  name: string,
  value: (graph: CompiledGraph) => number | null,
): TableColumn<CompiledGraph> => ({
  name,
  isNumber: true,
  cell: graph => {
    const time = value(graph);
    return time === null ? '–' : formatNumber(time);
  },
  key: value,
});
