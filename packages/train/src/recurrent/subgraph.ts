import type { Graph, Node, Output } from '@epochlab/graph/structure';

/** Values to take instead of computing them, by the output they stand for. */
export class Given {
  private readonly values = new Map<Node, Map<number, Output>>();

  set({ node, index }: Output, value: Output): this {
    const known = this.values.get(node) ?? new Map<number, Output>();
    this.values.set(node, known.set(index, value));
    return this;
  }

  get({ node, index }: Output): Output | undefined {
    return this.values.get(node)?.get(index);
  }
}

/** The nodes that `results` need beyond what is given, in the order of `graph`. */
export function needed(graph: Graph, results: readonly Output[], given: Given): Node[] {
  const found = new Set<Node>();
  const pending = [...results];
  for (let output = pending.pop(); output; output = pending.pop()) {
    if (given.get(output) || found.has(output.node)) continue;
    found.add(output.node);
    pending.push(...output.node.inputs);
  }
  return graph.nodes.filter(node => found.has(node));
}

/** Copies what computes `results` from `source` into `target`; returns the copies of the results. */
export function copySubgraph(
  source: Graph,
  target: Graph,
  results: readonly Output[],
  given: Given,
): Output[] {
  for (const f of source.functions.values()) target.use(f);
  const copies = new Map<Node, Node>();
  const copied = (output: Output): Output => {
    const value = given.get(output);
    if (value) return value;
    const node = copies.get(output.node);
    if (!node) throw new Error(`${output.node.name} is used before it is made.`);
    return { node, index: output.index };
  };
  for (const node of needed(source, results, given)) {
    const { def, attrs, shapes, name } = node;
    if (def.name === 'Placeholder')
      throw new Error(`${name} is an input of the loop's body that was not given.`);
    copies.set(node, target.add(def.name, node.inputs.map(copied), attrs, { name, shapes }));
  }
  return results.map(copied);
}
