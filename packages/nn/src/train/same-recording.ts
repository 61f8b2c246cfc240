import type { Node, Output, TensorValue } from '../graph/node';
import type { StepRecording } from './step';

/** A constant that took the learning rate's place in both recordings. */
export interface RateConstant {
  readonly node: Node;
  readonly negative: boolean;
}

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

/** +1 or -1 if the constants are the learning rates of the two recordings, with that sign. */
function rateSign(a: TensorValue, b: TensorValue, rates: readonly [number, number]): 1 | -1 | undefined {
  if (a.values.length !== 1 || a.dtype !== 1) return undefined;
  const is = (sign: 1 | -1) =>
    a.values[0] === Math.fround(sign * rates[0]) && b.values[0] === Math.fround(sign * rates[1]);
  return is(1) ? 1 : is(-1) ? -1 : undefined;
}

const IGNORED = new Set(['value', 'seed', 'seed2']);

const sameAttrs = (a: Node, b: Node) =>
  Object.entries(a.attrs).every(([key, value]) => IGNORED.has(key) || String(value) === String(b.attrs[key]));

const user = (recording: StepRecording, constant: Node) =>
  recording.recorder.graph.nodes.find(node => node.inputs.some(input => input.node === constant))?.def.name ??
  'an output';

/** Whether the loops' bodies run the same ops on the same constants. */
function sameFunctions(a: StepRecording, b: StepRecording): boolean {
  return [...a.recorder.graph.functions].every(([name, { graph }]) => {
    const other = b.recorder.graph.functions.get(name)?.graph.nodes;
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
export function compareRecordings(
  a: StepRecording,
  b: StepRecording,
  rates: readonly [number, number],
): Comparison {
  const [left, right] = [a.recorder.graph.nodes, b.recorder.graph.nodes];
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
    const sign = rateSign(constantOf(node), constantOf(other), rates);
    if (!sign)
      return {
        rates: found,
        difference: `a number made in JavaScript for ${user(a, node)} changes from step to step`,
      };
    found.push({ node, negative: sign < 0 });
  }
  if (!sameFunctions(a, b))
    return { rates: found, difference: 'a loop does not do the same in two consecutive steps' };
  if (right.length !== left.length)
    return { rates: found, difference: 'two consecutive steps do not run the same ops' };
  return { rates: found };
}
