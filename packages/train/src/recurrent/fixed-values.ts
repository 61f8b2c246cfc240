import type { Graph, Node, Output } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';
import { copySubgraph, Given, needed } from './subgraph';
import { Values } from './values';

/** The nodes that come of constants alone: a compiler folds them into what uses them. */
function literals(graph: Graph): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const node of graph.nodes) {
    const made = node.inputs.length > 0 && node.inputs.every(input => found.has(input.node));
    if (node.def.name === 'Const' || made) found.add(node);
  }
  return found;
}

/** Values that are the same at every time and that `wanted` is computed from: slices and transposes of weights, masks. */
export function fixedValues(
  cell: TracedCell,
  wanted: readonly Output[],
  known: readonly Output[],
): readonly Output[] {
  const { graph } = cell.recorder;
  const given = new Given();
  for (const output of [...known, ...cell.captures.map(({ inner }) => inner)]) given.set(output, output);
  const literal = literals(graph);
  const found = new Values();
  for (const { inputs } of needed(graph, wanted, given).filter(node => !cell.fixed.has(node)))
    for (const input of inputs)
      if (cell.fixed.has(input.node) && !literal.has(input.node) && !given.get(input)) found.add(input);
  return found.all;
}

/** Values of the step that are the same at every time, computed once in the surrounding graph. */
export function outside(graph: Graph, cell: TracedCell, values: readonly Output[]): Output[] {
  const given = new Given();
  for (const { inner, outer } of cell.captures) given.set(inner, outer);
  return copySubgraph(cell.recorder.graph, graph, values, given);
}
