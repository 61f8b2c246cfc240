import { type Node, type Output, outputDtype, outputShape } from '../structure/node';
import { opDef } from '../structure/op-defs';

/** An op between a value and the one that takes it, which changes nothing. */
function between(node: Node, value: Output, i: number): Node | undefined {
  const shape = outputShape(value);
  if (!shape) return undefined;
  const dtype = outputDtype(value);
  return {
    name: `${node.name}__hidden${i}`,
    def: opDef('EnsureShape'),
    inputs: [value],
    // No size is said: a graph that is exported takes other batches than the one that was recorded.
    attrs: { T: dtype, shape: shape.map(() => -1) },
    dtypes: [dtype],
    shapes: [shape],
  };
}

/**
 * Ops by which TensorFlow's graph optimizer recognises what it then computes otherwise, where oneDNN is on. (Loops' bodies are not optimised
 * so.)
 *
 * - `Rsqrt`: it takes the ops of a layer normalisation for oneDNN's, with an epsilon of its own: values differ in the third digit, and
 *   scales of several axes fail.
 * - `Maximum`: it takes `max(a * x, x)` for a leaky ReLU, which it is for `a` up to 1 only.
 */
const MISTAKEN: ReadonlySet<string> = new Set(['Rsqrt', 'Maximum']);

/**
 * Hides from the graph optimizer what a node's inputs are, where it would draw wrong conclusions.
 *
 * @returns the ops to be written before `node`, and `node` as it then is
 */
export function unfused(node: Node): readonly Node[] {
  if (!MISTAKEN.has(node.def.name)) return [node];
  const hiding = node.inputs.map((input, i) => between(node, input, i));
  const inputs = node.inputs.map((input, i) => (hiding[i] ? { node: hiding[i], index: 0 } : input));
  return [...hiding.filter(hidden => hidden !== undefined), { ...node, inputs }];
}
