import { formatCount, formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { printable } from '../markup/escape';
import { nodeCount, topOperations } from './operations';
import type { CompiledState } from './state';

export function compiledText({ model, status, reasons, graphs }: CompiledState): string {
  const milliseconds = (value: number | null): string => (value === null ? '–' : `${formatNumber(value)} ms`);
  const rows = graphs
    .slice(0, 30)
    .map(graph => [
      shorten(graph.name, 40),
      formatCount(nodeCount(graph)),
      milliseconds(graph.buildMilliseconds),
      milliseconds(graph.callMilliseconds),
      topOperations(graph, 4),
    ]);
  const right = { align: 'right' } as const;
  const table =
    rows.length > 0
      ? [textTable([{}, right, right, right, {}], [['graph', 'nodes', 'build', 'call', ''], '-', ...rows])]
      : [];
  return [
    heading('Compiled', model, status),
    ...reasons.map(reason => printable(shorten(reason, 300))),
    ...table,
  ].join('\n');
}
