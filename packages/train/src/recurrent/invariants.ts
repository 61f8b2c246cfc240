import type { Graph, Node } from '@epochlab/graph/structure';
import type { Capture } from '@epochlab/graph/record';

/** The nodes of a time step that depend on captured values and constants alone: they are the same at every time. */
export function invariants(graph: Graph, captures: readonly Capture[]): ReadonlySet<Node> {
  const outer = new Set(captures.map(({ inner }) => inner.node));
  const found = new Set<Node>();
  for (const node of graph.nodes) {
    const fixed =
      node.def.name === 'Const' ||
      outer.has(node) ||
      (node.inputs.length > 0 && !node.def.stateful && node.inputs.every(input => found.has(input.node)));
    if (fixed) found.add(node);
  }
  return found;
}
