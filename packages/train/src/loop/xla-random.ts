import { DTYPE, type Graph, type Node, type Output, type Rewrites } from '@epochlab/graph/structure';

const UINT32 = 22;

const uint = (graph: Graph, value: number): Output =>
  graph.op('Bitcast', [graph.int(value | 0)], { type: UINT32 });

/** x ^= x >> bits */
const fold = (graph: Graph, x: Output, bits: number): Output =>
  graph.op('BitwiseXor', [x, graph.op('RightShift', [x, uint(graph, bits)])]);

const times = (graph: Graph, x: Output, factor: number): Output => graph.op('Mul', [x, uint(graph, factor)]);

/** A bijective mix of 32 bits without visible bias (https://github.com/skeeto/hash-prospector, "lowbias32"). */
function mix(graph: Graph, x: Output): Output {
  const first = times(graph, fold(graph, x, 16), 0x7feb352d);
  return fold(graph, times(graph, fold(graph, first, 15), 0x846ca68b), 16);
}

const part = (graph: Graph, seed: Output, i: number): Output =>
  graph.op('StridedSlice', [seed, graph.ints([i]), graph.ints([i + 1]), graph.ints([1])], {
    shrink_axis_mask: 1,
  });

/** Numbers in [0, 1) from a hash of (seed, step, position): XLA makes one vectorised loop of it. */
function hashUniform(graph: Graph, node: Node, [shape, seed]: readonly Output[]): Output | undefined {
  const sizes = node.shapes[0];
  if (!shape || !seed || !sizes) return undefined;
  const count = sizes.reduce<number>((product, size) => product * (size ?? 1), 1);
  const positions = graph.constant({
    dtype: DTYPE.int32,
    shape: [count],
    values: Int32Array.from({ length: count }, (_, i) => i),
  });
  const [stream, step] = [0, 1].map(i => graph.op('Bitcast', [part(graph, seed, i)], { type: UINT32 })) as [
    Output,
    Output,
  ];
  const key = mix(graph, graph.op('AddV2', [mix(graph, stream), times(graph, step, 0x9e3779b9)]));
  const bits = mix(
    graph,
    graph.op('BitwiseXor', [
      mix(graph, graph.op('AddV2', [graph.op('Bitcast', [positions], { type: UINT32 }), key])),
      key,
    ]),
  );
  const top = graph.op('Bitcast', [graph.op('RightShift', [bits, uint(graph, 8)])], { type: DTYPE.int32 });
  const unit = graph.op('Mul', [graph.op('Cast', [top], { DstT: DTYPE.float32 }), graph.float(2 ** -24)]);
  return graph.op('Reshape', [unit, shape]);
}

/** XLA's own generators run value by value on a CPU, so a step that XLA compiles draws from a hash instead. */
export const XLA_RANDOM: Rewrites = { StatelessRandomUniform: hashUniform };
