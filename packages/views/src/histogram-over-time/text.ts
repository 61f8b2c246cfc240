import { formatNumber } from '../format/number';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import { textTable } from '../terminal/table';
import { evenly } from '../reduce/sample';
import { notFinite } from './not-finite';
import type { HistogramMoment, HistogramOverTimeState } from './state';

export function histogramOverTimeText(state: HistogramOverTimeState): string {
  const { title, measure, timeLabel, moments } = state;
  const rows = evenly(moments.length, 20).map(i => row(moments[i] as HistogramMoment));
  const warning = notFinite(state);
  const lines = [
    heading('Histogram over time', title, measure),
    textTable([{ align: 'right' }, { align: 'right' }, {}, {}], [[timeLabel, '', '', ''], ...rows]),
  ];
  return [...lines, ...(warning === undefined ? [] : [heading(warning)])].join('\n');
}

const row = ({ time, edges, counts }: HistogramMoment): string[] => [
  formatNumber(time),
  formatNumber(edges[0] ?? NaN),
  sparkline(counts, 32),
  formatNumber(edges[edges.length - 1] ?? NaN),
];
