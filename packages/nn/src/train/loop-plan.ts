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

const CONVOLUTION = /^(Depthwise)?Conv(2D|3D|olution)/;

const LOWERED: LoopPlan = { name: 'lowered', reason: 'convolutions run on oneDNN, which only works in a lowered loop' };
const PLAIN: LoopPlan = { name: 'plain', reason: "small ops run fastest in TensorFlow's own loop" };

/** How a step's loop runs best, by rule. */
export function loopPlan({ body }: Step): LoopPlan {
  return body.graph.nodes.some(node => CONVOLUTION.test(node.def.name)) ? LOWERED : PLAIN;
}
