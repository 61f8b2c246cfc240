import { palette } from '../colour/palette';
import { formatBytes, formatShape, counted } from '../format/quantity';
import { formatCount, formatPercent } from '../format/number';
import { shorten } from '../format/label';
import { bar } from '../html/bar';
import { frame } from '../html/frame';
import { table, type Column } from '../html/table';
import { element, type Child } from '../markup/element';
import { graphPicture } from './graph-picture';
import { image } from '../markup/picture';
import { branches, summaryRows, type SummaryRow } from './rows';
import { totals } from './totals';
import type { ModelSummaryState } from './state';

/** Rows that an output's size allows; the middle of a longer table is left out. */
const MOST_ROWS = 200;
/** Layers beyond which a graph in one picture can no longer be read. */
const MOST_NODES = 80;
const SHARE = 'Share of parameters';

export function modelSummaryHtml(state: ModelSummaryState): string {
  const rows = summaryRows(state);
  const columns = columnsFor(state);
  return frame({
    title: 'Model',
    subject: shorten(state.name, 60),
    facts: [counted(state.layers.length, 'layer'), counted(state.totals.parameters, 'parameter')],
    body: [
      table({ columns, rows: rows.slice(0, MOST_ROWS), foot: footRows(state, columns) }),
      rows.length > MOST_ROWS &&
        element('p', {}, `${counted(rows.length - MOST_ROWS, 'more layer')} not shown here.`),
      branches(state.layers) && state.layers.length <= MOST_NODES && image(graphPicture(state)),
    ],
  });
}

function columnsFor({ layers }: ModelSummaryState): Column<SummaryRow>[] {
  const columns: Column<SummaryRow>[] = [
    { header: 'Layer', cell: name },
    { header: 'Type', cell: ({ layer }) => shorten(layer.type, 40) },
    {
      header: 'Output shape',
      cell: ({ layer }) => shorten(layer.outputShape.map(formatShape).join(', '), 60),
    },
    { header: 'Parameters', align: 'right', cell: ({ layer }) => formatCount(layer.parameters) },
    {
      header: 'Memory',
      align: 'right',
      cell: ({ layer }) => (layer.bytes > 0 ? formatBytes(layer.bytes) : '–'),
    },
    { header: 'Multiply-adds', align: 'right', cell: ({ layer }) => multiplyAdds(layer.multiplyAdds) },
    { header: 'Takes', cell: ({ layer }) => shorten(layer.inputs.join(', '), 60) },
    { header: SHARE, cell: share },
  ];
  const unknown = layers.every(layer => layer.multiplyAdds === null);
  return columns.filter(({ header }) =>
    header === 'Takes' ? branches(layers) : header === 'Multiply-adds' ? !unknown : true,
  );
}

function name({ layer, depth }: SummaryRow): Child {
  const indent = depth > 0 && `${'\u00a0'.repeat(4 * depth - 2)}└ `;
  return [
    indent,
    shorten(layer.name, 60),
    !layer.trainable && element('span', { class: 'epochlab-quiet' }, ' (frozen)'),
  ];
}

const multiplyAdds = (count: number | null): string => (count === null ? '–' : formatCount(count));

const share = ({ layer, share: part, depth }: SummaryRow): Child =>
  layer.parameters > 0 && [
    bar(part, 88, depth === 0 ? palette.blue : palette.sky),
    ` ${formatPercent(part)}`,
  ];

/** Each total under the column that it sums. */
function footRows(state: ModelSummaryState, columns: readonly Column<SummaryRow>[]): Child[][] {
  return totals(state).map(({ name: label, parameters, memory, share: part }) => {
    const under: Readonly<Record<string, Child>> = {
      Layer: label,
      Parameters: parameters,
      Memory: memory,
      [SHARE]: part,
    };
    return columns.map(({ header }) => under[header] ?? '');
  });
}
