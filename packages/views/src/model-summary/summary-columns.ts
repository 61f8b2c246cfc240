import { palette } from '../colour/palette';
import { formatCount, formatPercent } from '../format/number';
import { formatBytes, formatShape } from '../format/quantity';
import { shorten } from '../format/label';
import { bar } from '../html/bar';
import type { Column } from '../html/table';
import { element, type Child } from '../markup/element';
import type { SummaryRow } from './rows';

/** The columns that a total may stand under. */
export type Totalled = 'Layer' | 'Multiply-adds' | 'Memory' | 'Parameters';

type Names = Totalled | 'Type' | 'Output shape' | 'Share';

export type SummaryColumn = Column<SummaryRow> & { readonly header: Names };

/** The columns of the table; the share of parameters is always the last. */
export const summaryColumns: readonly SummaryColumn[] = [
  { header: 'Layer', breaks: true, cell: name },
  { header: 'Type', cell: ({ layer }) => shorten(layer.type, 40) },
  { header: 'Output shape', cell: ({ layer }) => shorten(layer.outputShape.map(formatShape).join(', '), 60) },
  { header: 'Multiply-adds', align: 'right', cell: ({ layer }) => multiplyAdds(layer.multiplyAdds) },
  {
    header: 'Memory',
    align: 'right',
    cell: ({ layer }) => (layer.bytes > 0 ? formatBytes(layer.bytes) : '–'),
  },
  { header: 'Parameters', align: 'right', cell: ({ layer }) => formatCount(layer.parameters) },
  { header: 'Share', cell: share },
];

function name({ layer, depth }: SummaryRow): Child {
  const indent = depth > 0 && `${'\u00a0'.repeat(4 * depth - 2)}└ `;
  return [
    indent,
    shorten(layer.name, 60),
    !layer.trainable && element('span', { class: 'epochlab-quiet' }, ' (frozen)'),
  ];
}

const multiplyAdds = (count: number | null): string => (count === null ? '–' : formatCount(count));

function share({ layer, share: part, depth }: SummaryRow): Child {
  return (
    layer.parameters > 0 && [
      bar(part, 88, depth === 0 ? palette.blue : palette.sky),
      ` ${formatPercent(part)}`,
    ]
  );
}
