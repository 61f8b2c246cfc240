import { DTYPE, Graph, type Output, outputDtype, outputShape } from '@epochlab/graph/structure';

/** Values by name, in the order in which a loop carries them. */
export type Groups = Readonly<Record<string, readonly Output[]>>;

function regroup<G extends Groups>(like: G, values: readonly Output[]): G {
  let at = 0;
  const entries = Object.entries(like).map(
    ([name, group]) => [name, values.slice(at, (at += group.length))] as const,
  );
  return Object.fromEntries(entries) as unknown as G;
}

const flatten = (groups: Groups): Output[] => Object.values(groups).flat();

/**
 * A `While` that counts from 0 to `steps`. `body` makes the next values from the current ones; groups that it does not
 * return stay as they are.
 */
export function countedLoop<G extends Groups>(
  graph: Graph,
  steps: number,
  initial: G,
  body: (inner: Graph, i: Output, now: G) => Partial<G>,
): G {
  const name = `time${graph.functions.size}`;
  const values = flatten(initial);
  const parameters = (inner: Graph): [Output, Output[]] => [
    inner.placeholder(DTYPE.int32, [], 'i'),
    values.map(value => inner.placeholder(outputDtype(value), outputShape(value), 'value')),
  ];
  const inner = new Graph();
  const [i, given] = parameters(inner);
  const now = regroup(initial, given);
  const next = flatten({ ...now, ...body(inner, i, now) });
  const test = new Graph();
  const [count] = parameters(test);
  const cond = graph.use({
    name: `${name}_condition`,
    graph: test,
    results: [test.op('Less', [count, test.int(steps)])],
  });
  const results = [inner.op('AddV2', [i, inner.int(1)]), ...next];
  const attrs = { cond, body: graph.use({ name: `${name}_body`, graph: inner, results, repeats: steps }) };
  const shapes = [[], ...values.map(outputShape)];
  const node = graph.add('While', [graph.int(0), ...values], attrs, { name, shapes });
  return regroup(
    initial,
    values.map((_, k) => ({ node, index: k + 1 })),
  );
}
