import { counted } from '../format/quantity';
import { shorten } from '../format/label';
import { frame } from '../html/frame';
import { table } from '../html/table';
import { element, type Child } from '../markup/element';
import { image } from '../markup/picture';
import { summaryColumns, type SummaryColumn, type Totalled } from './summary-columns';
import { graphPicture } from './graph-picture';
import { branches, summaryRows } from './rows';
import { totals } from './totals';
import { weightFlags } from './weight-flags';
import type { ModelSummaryState } from './state';

/** Rows that an output's size allows. */
const MOST_ROWS = 200;
/** Layers beyond which a graph in one picture can no longer be read. */
const MOST_NODES = 60;
const MOST_FLAGS = 20;

export function modelSummaryHtml(state: ModelSummaryState): string {
  const rows = summaryRows(state);
  const columns = summaryColumns(state, rows);
  const flags = weightFlags(rows).slice(0, MOST_FLAGS);
  return frame({
    title: 'Model summary',
    subject: shorten(state.name, 60),
    facts: [counted(state.layers.length, 'layer'), counted(state.totals.parameters, 'parameter')],
    body: [
      flags.map(flag => element('p', { class: 'epochlab-error' }, shorten(flag, 300))),
      table({ columns, rows: rows.slice(0, MOST_ROWS), foot: footRows(state, columns) }),
      rows.length > MOST_ROWS &&
        element('p', {}, `${counted(rows.length - MOST_ROWS, 'more layer')} not shown here.`),
      branches(state.layers) && state.layers.length <= MOST_NODES && image(graphPicture(state)),
    ],
  });
}

/** Each total under the column that it sums. */
function footRows(state: ModelSummaryState, columns: readonly SummaryColumn[]): Child[][] {
  return totals(state).map(({ name, parameters, memory, share }) => {
    const under: Readonly<Record<Totalled, string>> = {
      Layer: name,
      Parameters: parameters,
      Memory: memory,
      Share: share,
    };
    return columns.map(({ header }) => (header in under ? under[header as Totalled] : ''));
  });
}
