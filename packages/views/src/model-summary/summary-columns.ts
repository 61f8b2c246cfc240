import { palette } from '../colour/palette';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import { formatBytes, formatShape } from '../format/quantity';
import { shorten } from '../format/label';
import { bar } from '../html/bar';
import { columns } from '../html/small-histogram';
import type { Column } from '../html/table';
import { element, type Child } from '../markup/element';
import { branches, type SummaryRow } from './rows';
import type { ModelSummaryState, WeightStatistics } from './state';

/** The columns that a total may stand under. */
export type Totalled = 'Layer' | 'Parameters' | 'Memory' | 'Share';

type Names = Totalled | 'Type' | 'Output shape' | 'Multiply-adds' | 'Takes' | 'Weights';

export type SummaryColumn = Column<SummaryRow> & { readonly header: Names };

/** As many histograms as the size of an output allows. */
const MOST_HISTOGRAMS = 80;

/** The columns that have something to say for this model; the share of parameters is always the last. */
export function summaryColumns({ layers }: ModelSummaryState, rows: readonly SummaryRow[]): SummaryColumn[] {
  const weighted = rows.some(({ layer }) => layer.weights !== undefined) && rows.length <= MOST_HISTOGRAMS;
  const shown: Partial<Record<Names, boolean>> = {
    'Multiply-adds': layers.some(layer => layer.multiplyAdds !== null),
    Takes: branches(layers),
    Weights: weighted,
  };
  return all.filter(({ header }) => shown[header] ?? true);
}

const all: readonly SummaryColumn[] = [
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
  { header: 'Takes', breaks: true, cell: ({ layer }) => shorten(layer.inputs.join(', '), 60) },
  { header: 'Weights', cell: ({ layer }) => weights(layer.weights) },
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

/** The spread of the layer's first weight, which is its kernel where it has one. */
function weights([first]: readonly WeightStatistics[] = []): Child {
  if (first === undefined) return null;
  const range =
    first.min === null || first.max === null
      ? 'not finite'
      : `${formatNumber(first.min, 2)} to ${formatNumber(first.max, 2)}`;
  return [columns(first.counts.slice(0, 40)), ` ${range}`];
}

function share({ layer, share: part, depth }: SummaryRow): Child {
  return (
    layer.parameters > 0 && [
      bar(part, 88, depth === 0 ? palette.blue : palette.sky),
      ` ${formatPercent(part)}`,
    ]
  );
}
