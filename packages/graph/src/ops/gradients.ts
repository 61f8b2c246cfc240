import { DTYPE, dtypeName } from '../structure/dtypes';
import { Graph, type GraphFunction } from '../structure/graph';
import { type Node, type Output, outputDtype, outputShape } from '../structure/node';
import { GraphTensor } from './symbol';

const same = (a: Output, b: Output) => a.node === b.node && a.index === b.index;

/** The nodes between `y` and the inputs `xs`: those whose value changes with them. */
function nodesBetween(y: Output, xs: readonly Output[]): Set<Node> {
  const known = new Map<Node, boolean>();
  const depends = (output: Output): boolean => {
    if (xs.some(x => same(x, output))) return true;
    const answer = known.get(output.node);
    if (answer !== undefined) return answer;
    const own = output.node.inputs.map(depends).some(Boolean);
    known.set(output.node, own);
    return own;
  };
  depends(y);
  return new Set([...known].flatMap(([node, does]) => (does ? [node] : [])));
}

interface Extracted {
  readonly f: GraphFunction;
  /** Inputs of the function besides `xs`: values of the surrounding graph. */
  readonly captured: readonly Output[];
}

/** The part of a graph from `xs` to `y` as a function of `xs`. */
function extract(outer: Graph, y: Output, xs: readonly Output[], name: string): Extracted {
  const graph = new Graph();
  const parameter = (like: Output) => graph.placeholder(outputDtype(like), outputShape(like), 'x');
  const inside = [...xs.map(x => [x, parameter(x)] as const)];
  const captured: Output[] = [];
  const copies = new Map<Node, Node>();
  const between = nodesBetween(y, xs);
  const translate = (output: Output): Output => {
    const known = inside.find(([x]) => same(x, output));
    if (known) return known[1];
    const copy = copies.get(output.node);
    if (copy) return { node: copy, index: output.index };
    captured.push(output);
    const made = parameter(output);
    inside.push([output, made]);
    return made;
  };
  for (const node of outer.nodes.filter(one => between.has(one))) {
    const { def, inputs, attrs, shapes } = node;
    copies.set(node, graph.add(def.name, inputs.map(translate), attrs, { name: node.name, shapes }));
  }
  for (const inner of outer.functions.values()) graph.use(inner);
  return { f: { name, graph, results: [translate(y)] }, captured };
}

let made = 0;

/**
 * The derivatives of `y` in each of `xs`, summed over all elements of `y`, as in Python's `tf.gradients`: symbols that a `Session`
 * computes. TensorFlow derives them itself, from the gradients that it has for its ops.
 *
 * @param y one symbol, or several whose gradients are added
 * @param xs placeholders, variables or any values that `y` is computed from
 * @throws if `y` is not computed from one of them, or is not float32
 * @example
 * const x = graph.placeholder('float32', [null]);
 * const [slope] = graph.gradients(x.mul(x), [x]);
 * new graph.Session().run(slope, [[x, [1, 2, 3]]]); // [2, 4, 6]
 */
export function gradients<X extends readonly GraphTensor[]>(
  y: GraphTensor | readonly GraphTensor[],
  xs: readonly [...X],
): { [K in keyof X]: GraphTensor } {
  const targets: readonly GraphTensor[] = y instanceof GraphTensor ? [y] : y;
  const parts = targets.map(target => gradientsOf(target, xs));
  const sums = xs.map(({ graph, shape }, i) => {
    const own = parts.map(part => part[i] as Output);
    return new GraphTensor(
      graph,
      own.reduce((sum, part) => graph.op('AddV2', [sum, part], {}, { shapes: [shape] })),
    );
  });
  // One for each of `xs`, in their order.
  return sums as { [K in keyof X]: GraphTensor };
}

function gradientsOf(y: GraphTensor, xs: readonly GraphTensor[]): Output[] {
  const { graph, output } = y;
  for (const symbol of [y, ...xs]) {
    if (outputDtype(symbol.output) !== DTYPE.float32)
      throw new Error(
        `gradients: ${symbol.name} is ${dtypeName(outputDtype(symbol.output))}; only float32 has gradients. Use graph.cast.`,
      );
  }
  for (const x of xs) {
    if (!same(x.output, output) && nodesBetween(output, [x.output]).size === 0)
      throw new Error(
        `gradients: ${y.name} is not computed from ${x.name}, so it has no gradient there. Check that both are of one graph and that the ops between them start from ${x.name}.`,
      );
  }
  const inputs = xs.map(x => x.output);
  const { f, captured } = extract(graph, output, inputs, `gradient_${++made}_of_${output.node.name}`);
  const all = [...inputs, ...captured];
  const ones = graph.op('OnesLike', [output]);
  const node = graph.add(
    'SymbolicGradient',
    [...all, ones],
    { f: graph.use(f), Tout: all.map(outputDtype) },
    { name: 'gradient', shapes: all.map(outputShape) },
  );
  return inputs.map((_, index) => ({ node, index }));
}
