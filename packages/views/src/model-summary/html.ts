import { formatCount } from '../format/number';
import { counted, formatBytes } from '../format/quantity';
import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { table } from '../html/table';
import { element, type Child } from '../markup/element';
import { image } from '../markup/picture';
import { summaryColumns, type Totalled } from './summary-columns';
import { graphPicture } from './graph-picture';
import { branches, summaryRows } from './rows';
import { weightFlags } from './weight-flags';
import type { ModelSummaryState } from './state';

/** Rows that an output's size allows. */
const MOST_ROWS = 200;
/** Layers beyond which a graph in one picture can no longer be read. */
const MOST_NODES = 60;
const MOST_FLAGS = 20;

export function modelSummaryHtml(state: ModelSummaryState): string {
  const rows = summaryRows(state);
  const flags = weightFlags(rows).slice(0, MOST_FLAGS);
  return frame({
    title: 'Model summary',
    subject: shorten(state.name, 60),
    facts: [counted(state.layers.length, 'layer'), counted(state.totals.parameters, 'parameter')],
    body: [
      flags.map(flag => element('p', { class: 'epochlab-error' }, shorten(flag, 300))),
      table({ columns: summaryColumns, rows: rows.slice(0, MOST_ROWS), foot: [foot(state)] }),
      rows.length > MOST_ROWS &&
        element('p', {}, `${counted(rows.length - MOST_ROWS, 'more layer')} not shown here.`),
      branches(state.layers) && state.layers.length <= MOST_NODES && image(graphPicture(state)),
    ],
  });
}

/** Each total under the column that it sums. */
function foot({ layers, totals }: ModelSummaryState): Child[] {
  const under: Readonly<Record<Totalled, Child>> = {
    Layer: footWords(layers.length, totals),
    'Multiply-adds': layers.every(({ multiplyAdds }) => multiplyAdds !== null)
      ? formatCount(layers.reduce((sum, { multiplyAdds }) => sum + (multiplyAdds ?? 0), 0))
      : '–',
    Memory: formatBytes(totals.bytes),
    Parameters: formatCount(totals.parameters),
  };
  return summaryColumns.map(({ header }) => (header in under ? under[header as Totalled] : ''));
}

function footWords(
  layers: number,
  { trainable, nonTrainable, optimizerBytes }: ModelSummaryState['totals'],
): Child {
  const optimizer = optimizerBytes > 0 ? ` · optimizer ${formatBytes(optimizerBytes)}` : '';
  const words = `${formatCount(trainable)} trainable, ${formatCount(nonTrainable)} not trainable${optimizer}`;
  return [`${counted(layers, 'layer')} `, element('span', { class: 'epochlab-quiet' }, words)];
}
