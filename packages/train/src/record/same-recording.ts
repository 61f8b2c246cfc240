import type { Graph, Node, Output, TensorValue } from '@epochlab/graph/structure';

/** A constant that took the learning rate's place in both recordings. */
export interface RateConstant {
  readonly node: Node;
  readonly negative: boolean;
  /** Whose learning rate it is: a place among the marks. */
  readonly rate: number;
}

/** The learning rate of one optimizer in either recording. */
export type Marks = readonly [number, number];

export interface Comparison {
  readonly rates: readonly RateConstant[];
  /** The first thing that JavaScript decided differently in the two recordings, in words. */
  readonly difference?: string;
}

const constantOf = (node: Node) => node.attrs['value'] as TensorValue;

const sameValues = (a: TensorValue, b: TensorValue) =>
  a.shape.join() === b.shape.join() &&
  a.values.length === b.values.length &&
  a.values.every((value, i) => Object.is(value, b.values[i]) || String(value) === String(b.values[i]));

/** Which learning rate, and with which sign, the constants of the two recordings are, if any. */
function rateOf(
  a: TensorValue,
  b: TensorValue,
  marks: readonly Marks[],
): Omit<RateConstant, 'node'> | undefined {
  if (a.values.length !== 1 || a.dtype !== 1) return undefined;
  const found = (sign: 1 | -1) =>
    marks.findIndex(
      ([first, second]) =>
        a.values[0] === Math.fround(sign * first) && b.values[0] === Math.fround(sign * second),
    );
  const [positive, negative] = [found(1), found(-1)];
  if (positive >= 0) return { rate: positive, negative: false };
  return negative >= 0 ? { rate: negative, negative: true } : undefined;
}

const IGNORED = new Set(['value', 'seed', 'seed2']);

const sameAttrs = (a: Node, b: Node) =>
  Object.entries(a.attrs).every(([key, value]) => IGNORED.has(key) || String(value) === String(b.attrs[key]));

const user = (graph: Graph, constant: Node) =>
  graph.nodes.find(node => node.inputs.some(input => input.node === constant))?.def.name ?? 'an output';

/** Whether the loops' bodies run the same ops on the same constants. */
function sameFunctions(a: Graph, b: Graph): boolean {
  return [...a.functions].every(([name, { graph }]) => {
    const other = b.functions.get(name)?.graph.nodes;
    return graph.nodes.every((node, i) => {
      const match = other?.[i];
      if (node.def !== match?.def || !sameAttrs(node, match)) return false;
      return node.def.name !== 'Const' || sameValues(constantOf(node), constantOf(match));
    });
  });
}

/**
 * Compares two recordings of the same step (different batches, different learning rates). A graph is faithful only if
 * JavaScript did the same both times; what differs would be frozen into it: a number drawn by `Math.random`, a counter, a
 * branch on a value.
 */
export function compareRecordings(a: Graph, b: Graph, marks: readonly Marks[]): Comparison {
  const [left, right] = [a.nodes, b.nodes];
  const place = new Map(right.map((node, i) => [node, i]));
  const placeLeft = new Map(left.map((node, i) => [node, i]));
  const sameInput = (x: Output, y: Output | undefined) =>
    y !== undefined && x.index === y.index && placeLeft.get(x.node) === place.get(y.node);
  const found: RateConstant[] = [];
  for (const [i, node] of left.entries()) {
    const other = right[i];
    if (
      node.def !== other?.def ||
      !sameAttrs(node, other) ||
      !node.inputs.every((input, k) => sameInput(input, other.inputs[k]))
    ) {
      return {
        rates: found,
        difference: `the op ${node.def.name} is not the same one in two consecutive steps`,
      };
    }
    if (node.def.name !== 'Const' || sameValues(constantOf(node), constantOf(other))) continue;
    const rate = rateOf(constantOf(node), constantOf(other), marks);
    if (!rate)
      return {
        rates: found,
        difference: `a number made in JavaScript for ${user(a, node)} changes from step to step`,
      };
    found.push({ node, ...rate });
  }
  if (!sameFunctions(a, b))
    return { rates: found, difference: 'a loop does not do the same in two consecutive steps' };
  if (right.length !== left.length)
    return { rates: found, difference: 'two consecutive steps do not run the same ops' };
  return { rates: found };
}
