import type { Graph } from '../graph/graph';
import type { Step } from './step';

/** How the loop over the batches is run, and why. */
export interface LoopPlan {
  /**
   * `plain`: TensorFlow's loop op; `lowered`: the loop as dataflow, where oneDNN's kernels reach its body; `xla`: the whole
   * loop compiled by XLA.
   */
  readonly name: 'plain' | 'lowered' | 'xla';
  readonly reason: string;
}

/** XLA compiles a step once this much work (ops times steps) has been asked for: about what compiling costs. */
const XLA_WORK = 40_000;
/** Above this many ops XLA compiles for too long. */
const XLA_MOST_OPS = 1_200;

const CONVOLUTION = /^(Depthwise)?Conv(2D|3D|olution)/;
/** Ops that XLA cannot compile, or compiles to something slow. */
const NOT_FOR_XLA =
  /^(Multinomial|Where|StatelessRandomNormal|StatelessTruncatedNormal|ResizeBilinear|CropAndResize|MaxPool3D)/;

const LOWERED: LoopPlan = {
  name: 'lowered',
  reason: 'convolutions run on oneDNN, which only works in a lowered loop',
};
const XLA: LoopPlan = {
  name: 'xla',
  reason: 'many small ops and enough steps to pay for compiling them into one',
};
const plain = (reason: string): LoopPlan => ({ name: 'plain', reason });

const named = (graph: Graph): string[] =>
  graph.nodes.map(node => node.def.name).filter(name => name !== 'Const' && name !== 'Placeholder');

/** The ops that one step runs, those of its inner loops as often as these repeat. */
function opsRun(graph: Graph): number {
  const inner = [...graph.functions.values()].map(f => named(f.graph).length * (f.repeats ?? 1));
  return inner.reduce((sum, ops) => sum + ops, named(graph).length);
}

/** How a step's loop runs best, by rule: the same model and data always take the same plan. */
export function loopPlan({ body, batch }: Step, steps: number): LoopPlan {
  const ops = [body.graph, ...[...body.graph.functions.values()].map(f => f.graph)].flatMap(named);
  if (ops.some(name => CONVOLUTION.test(name))) return LOWERED;
  const hindrance = ops.find(name => NOT_FOR_XLA.test(name));
  if (hindrance !== undefined) return plain(`${hindrance} does not do well under XLA`);
  if (ops.length > XLA_MOST_OPS) return plain(`XLA would take long to compile ${ops.length} ops`);
  const work = opsRun(body.graph) * steps;
  if (work < XLA_WORK)
    return plain(
      `${steps} steps of ${opsRun(body.graph)} ops on batches of ${batch[0]?.shape[0] ?? 0} do not pay for XLA's compiler`,
    );
  return XLA;
}

/** What to do if XLA refuses a step after all. */
export const withoutXla = (message: string): LoopPlan =>
  plain(`XLA could not compile it (${message.split('\n')[0] ?? ''})`);
