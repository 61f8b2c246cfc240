import { shorten } from '../format/label';
import { formatCount, formatNumber } from '../format/number';
import { frame } from '../html/frame';
import { table } from '../html/table';
import { element, type Child } from '../markup/element';
import { nodeCount, topOperations } from './operations';
import type { CompiledGraph, CompiledState } from './state';

const MOST_GRAPHS = 20;
const MOST_LISTING = 60_000;

const words: Readonly<Record<CompiledState['status'], string>> = {
  compiled: 'compiled',
  partly: 'partly compiled',
  eager: 'runs eagerly, as stock tfjs does',
};

export function compiledHtml({ model, status, reasons, graphs, plan }: CompiledState): string {
  const shown = graphs.slice(0, MOST_GRAPHS);
  const settings = Object.entries(plan)
    .filter(([name]) => !graphs.some(graph => graph.name === name))
    .slice(0, 40)
    .map(([name, value]) => `${shorten(name, 40)} ${planText(value)}`);
  return frame({
    title: 'Compiled',
    subject: shorten(model, 80),
    facts: [words[status]],
    body: [
      reasons.length > 0 &&
        element(
          'ul',
          {},
          reasons.slice(0, 20).map(reason => element('li', {}, shorten(reason, 400))),
        ),
      shown.length > 0 && graphTable(shown, plan),
      settings.length > 0 && element('p', { class: 'epochlab-quiet' }, settings.join(' · ')),
      shown.map(graph => listing(graph, Math.floor(MOST_LISTING / shown.length))),
    ],
  });
}

const planText = (value: string | number | boolean): string =>
  typeof value === 'number' ? formatNumber(value) : shorten(String(value), 80);

function graphTable(graphs: readonly CompiledGraph[], plan: CompiledState['plan']): Child {
  const milliseconds = (value: number | null): string => (value === null ? '–' : formatNumber(value));
  return table<CompiledGraph>({
    columns: [
      { header: 'Graph', cell: ({ name }) => shorten(name, 60) },
      { header: 'Nodes', align: 'right', cell: graph => formatCount(nodeCount(graph)) },
      ...(graphs.some(({ name }) => name in plan)
        ? [{ header: 'Runs', cell: ({ name }: CompiledGraph) => planText(plan[name] ?? '–') }]
        : []),
      ...(graphs.some(({ buildMilliseconds }) => buildMilliseconds !== null)
        ? [
            {
              header: 'Build, ms',
              align: 'right' as const,
              cell: ({ buildMilliseconds }: CompiledGraph) => milliseconds(buildMilliseconds),
            },
          ]
        : []),
      ...(graphs.some(({ callMilliseconds }) => callMilliseconds !== null)
        ? [
            {
              header: 'Call, ms',
              align: 'right' as const,
              cell: ({ callMilliseconds }: CompiledGraph) => milliseconds(callMilliseconds),
            },
          ]
        : []),
      { header: 'Most frequent operations', cell: graph => shorten(topOperations(graph, 5), 120) },
    ],
    rows: graphs,
  });
}

/** The printed graph, folded away; cut where an output's size ends it. */
function listing({ name, listing: text }: CompiledGraph, most: number): Child {
  if (text === undefined) return null;
  const cut = text.length > most ? `${text.slice(0, most)}\n… cut here` : text;
  return element('details', {}, element('summary', {}, shorten(name, 60)), element('pre', {}, cut));
}
