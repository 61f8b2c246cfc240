import React, { useMemo } from 'react';
import {
  bestOf,
  comparedNames,
  curveSpan,
  formatDuration,
  formatNumber,
  type ComparedRun,
  type RunComparisonState,
} from '@epochlab/views';
import { SortableTable, type TableColumn } from '../../components/sortable-table';
import { Sparkline } from '../../components/sparkline';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';

type Column = TableColumn<ComparedRun>;
type Trans = ReturnType<typeof useTrans>;

/** A row for each run: the settings that differ, the final metrics with the best set off, and the curve. */
export function RunComparisonView({ payload }: DrawingProps<'runComparison'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const columns = useMemo(() => columnsOf(state, trans), [state, trans]);
  const { same } = comparedNames(state);
  const shared = same.map(name => `${name} ${settingText(state.runs[0]?.settings[name])}`).join(' · ');
  return (
    <ViewFrame
      what={trans.__('Runs')}
      subject={state.title}
      note={shared === '' ? '' : trans.__('All runs: %1', shared)}
    >
      <SortableTable label={trans.__('Runs of %1', state.title)} columns={columns} rows={state.runs} />
    </ViewFrame>
  );
}

function columnsOf(state: RunComparisonState, trans: Trans): Column[] {
  const { settings, metrics } = comparedNames(state);
  const span = curveSpan(state);
  return [
    { name: trans.__('Run'), isNumber: false, cell: run => run.name, key: run => run.name },
    ...settings.map(settingColumn),
    ...metrics.map(metric => metricColumn(metric, bestOf(state, metric), trans)),
    {
      name: trans.__('Time'),
      isNumber: true,
      cell: ({ seconds }) => (seconds === null ? '–' : formatDuration(seconds)),
      key: ({ seconds }) => seconds,
    },
    {
      name: trans.__('Curve'),
      isNumber: false,
      cell: ({ curve }) => curve && curve.length > 1 && <Sparkline values={curve} span={span} />,
      key: ({ curve }) => curve?.at(-1) ?? null,
    },
    { name: trans.__('State'), isNumber: false, cell: run => run.status, key: run => run.status },
  ];
}

const settingColumn = (name: string): Column => ({
  name,
  isNumber: false,
  cell: ({ settings }) => settingText(settings[name]),
  key: ({ settings }) => {
    const value = settings[name];
    return typeof value === 'boolean' ? Number(value) : (value ?? null);
  },
});

const metricColumn = (metric: string, best: number | undefined, trans: Trans): Column => ({
  name: metric,
  isNumber: true,
  cell: ({ metrics }) => {
    const value = metrics[metric];
    if (value === undefined) {
      return '–';
    }
    if (value === null) {
      return <span className="epochlab-mod-error">{trans.__('not finite')}</span>;
    }
    return value === best ? <strong>{formatNumber(value)}</strong> : formatNumber(value);
  },
  key: ({ metrics }) => metrics[metric] ?? null,
});

function settingText(value: string | number | boolean | undefined): string {
  if (value === undefined) {
    return '–';
  }
  return typeof value === 'number' ? formatNumber(value) : String(value);
}
