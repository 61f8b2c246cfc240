import { DTYPE, Graph, type Node, type Output, type Rewrites } from '@epochlab/graph/structure';
import { type Bounds, LOOKUP_OPS, lookupOf } from '@epochlab/graph/lookups';
import type { RecordedStep } from '../record/step';

/** 1 if one of the indices is out of range, else 0. */
function outside(graph: Graph, indices: Output, { sizes, dropsNegative }: Bounds): Output {
  const size = graph.ints(sizes, sizes.length === 1 ? [] : [sizes.length]);
  const above = graph.op('GreaterEqual', [indices, size]);
  const wrong = dropsNegative
    ? above
    : graph.op('LogicalOr', [above, graph.op('Less', [indices, graph.int(0)])]);
  const any = graph.op('Any', [graph.op('Reshape', [wrong, graph.ints([-1])]), graph.ints([0])]);
  return graph.op('Cast', [any], { DstT: DTYPE.float32 });
}

/** Whether a step looks indices up where they cannot be counted: inside of a loop, or in something of unknown size. */
export function looksUpUnseen({ body }: RecordedStep): boolean {
  const unknown = (node: Node) => {
    const found = lookupOf(node, node.inputs);
    return found !== undefined && found.bounds === undefined;
  };
  const inside = [...body.graph.functions.values()].flatMap(f => f.graph.nodes);
  return body.graph.nodes.some(unknown) || inside.some(node => lookupOf(node, node.inputs));
}

/**
 * The step with one more output behind its own: how many of its lookups have an index out of range. XLA would take the nearest row for
 * it, in silence. The step itself where there are none.
 */
export function countingOutside(step: RecordedStep): RecordedStep {
  const graph = new Graph();
  const counts = new Map<string, Output>();
  const count = (_: Graph, node: Node, inputs: readonly Output[]): undefined => {
    const lookup = lookupOf(node, inputs);
    if (!lookup?.bounds) return;
    const { indices, bounds } = lookup;
    const key = `${indices.node.name}:${indices.index}|${bounds.sizes.join()}`;
    if (!counts.has(key)) counts.set(key, outside(graph, indices, bounds));
  };
  const watched: Rewrites = Object.fromEntries(LOOKUP_OPS.map(name => [name, count]));
  const params = step.body.graph.params.map(({ dtypes, shapes, name }) =>
    graph.placeholder(dtypes[0] ?? DTYPE.float32, shapes[0], name),
  );
  const results = graph.inline(step.body, params, watched);
  const [first, ...others] = counts.values();
  if (!first) return step;
  const all = others.reduce((sum, one) => graph.op('AddV2', [sum, one]), first);
  const at = step.outputs.length;
  return {
    ...step,
    body: { ...step.body, graph, results: [...results.slice(0, at), all, ...results.slice(at)] },
    outputs: [...step.outputs, { dtype: DTYPE.float32, shape: [] }],
  };
}
