import { formatBytes, formatShape } from '../format/quantity';
import { formatCount, formatPercent } from '../format/number';
import { shorten } from '../format/label';
import { textTable } from '../terminal/table';
import { printable } from '../markup/escape';
import { summaryRows, type SummaryRow } from './rows';
import { totals } from './totals';
import type { ModelSummaryState } from './state';

const MOST_ROWS = 400;

export function modelSummaryText(state: ModelSummaryState): string {
  const rows = summaryRows(state);
  const hidden = rows.length - MOST_ROWS;
  return [
    printable(`Model ${shorten(state.name, 60)}`),
    textTable(
      [{}, {}, {}, { align: 'right' }, { align: 'right' }, { align: 'right' }],
      [
        ['Layer', 'Type', 'Output shape', 'Parameters', 'Memory', 'Share'],
        '-',
        ...rows.slice(0, MOST_ROWS).map(cells),
        ...(hidden > 0 ? [[`… ${formatCount(hidden)} more`]] : []),
        '-',
        ...totals(state).map(total => [total.name, '', '', total.parameters, total.memory, total.share]),
      ],
    ),
  ].join('\n');
}

function cells({ layer, depth, share }: SummaryRow): string[] {
  return [
    `${depth > 0 ? `${'  '.repeat(depth - 1)}└ ` : ''}${shorten(layer.name, 40)}${layer.trainable ? '' : ' (frozen)'}`,
    shorten(layer.type, 30),
    shorten(layer.outputShape.map(formatShape).join(', '), 40),
    formatCount(layer.parameters),
    layer.bytes > 0 ? formatBytes(layer.bytes) : '–',
    layer.parameters > 0 ? formatPercent(share) : '',
  ];
}
