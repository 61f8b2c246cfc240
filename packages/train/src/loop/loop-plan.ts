import { acceleration } from '@epochlab/runtime';
import type { Graph } from '@epochlab/graph/structure';
import { looksUpUnseen } from './counting-outside';
import type { RecordedStep } from '../record/step';
import { workAtOnce } from './step-work';

/** How the loop over the batches is run, and why. */
export interface LoopPlan {
  /**
   * `plain`: TensorFlow's loop op; `fused`: its body calls the step, which TensorFlow optimises, for oneDNN where that is on; `xla`:
   * the whole loop compiled by XLA.
   */
  readonly name: 'plain' | 'fused' | 'xla';
  readonly reason: string;
}

/** How much a step has been asked for so far, what is about to run included. */
export interface Demand {
  readonly steps: number;
  /** In how many calls of `fit` or the like. */
  readonly fits: number;
}

export const NO_DEMAND: Demand = { steps: 0, fits: 0 };

/** Batches that come one to a call. */
export const ONE_AT_A_TIME = 'one at a time';

/** XLA takes about as long to compile an op as TensorFlow takes to run it this often, so a long fit compiles first. */
const RUNS_THAT_PAY = 1_000;
/** A model that is fitted again will be fitted more: then less is enough, and this much work (ops times steps) in any case. */
const RUNS_WHEN_REPEATED = 60;
const WORK_WHEN_REPEATED = 12_000;
/** Above this many ops XLA compiles for too long: it takes about a millisecond for each. */
const XLA_MOST_OPS = 3_000;

const CONVOLUTION = /^(Depthwise)?Conv(2D|3D|olution)/;
/** Ops that XLA cannot compile, or compiles to something slow. */
const NOT_FOR_XLA =
  /^(Multinomial|StatelessMultinomial|Where|StatelessRandomNormal|StatelessTruncatedNormal|ResizeBilinear|CropAndResize|MaxPool3D|SparseToDense|CTCLoss)/;

/**
 * The work of a step for each of its convolutions, gradients included, in multiply-adds, from which fusing pays. Below, calling the step as a
 * function of its own and laying values out for oneDNN take longer than is gained: 1.0 against 0.56 ms for two convolutions of 4 and 8
 * filters on 16 pictures of 8 x 8, 1.9 against 2.6 ms with 8 and 16 filters on 32 pictures of 16 x 16.
 */
const WORTH_FUSING = 0.3e6;

/** TensorFlow fuses convolutions without oneDNN too. */
const fused = (): LoopPlan => ({
  name: 'fused',
  reason: `convolutions run ${acceleration().oneDnn ? 'on oneDNN, ' : ''}fused with bias and activation`,
});
const XLA: LoopPlan = {
  name: 'xla',
  reason: 'many small ops and enough steps to pay for compiling them into one',
};
const plain = (reason: string): LoopPlan => ({ name: 'plain', reason });
const TOO_SMALL = plain('its convolutions are too small to gain from being fused');

/** For a step that XLA would have to compile again and again. */
export const OFTEN_CHANGED: LoopPlan = plain('a value that it computes with changes in JavaScript');

const named = (graph: Graph): string[] =>
  graph.nodes.map(node => node.def.name).filter(name => name !== 'Const' && name !== 'Placeholder');

/** The ops that XLA has to compile. */
export const opsCompiled = (graph: Graph): string[] =>
  [graph, ...[...graph.functions.values()].map(f => f.graph)].flatMap(named);

/** The ops that one step runs, those of its inner loops as often as these repeat. */
export function opsRun(graph: Graph): number {
  const inner = [...graph.functions.values()].map(f => named(f.graph).length * (f.repeats ?? 1));
  return inner.reduce((sum, ops) => sum + ops, named(graph).length);
}

/** Whether there is enough to do for XLA's compiler to pay. */
function pays(ops: number, runs: number, { steps, fits }: Demand): boolean {
  const work = runs * steps;
  const again = Math.max(WORK_WHEN_REPEATED, RUNS_WHEN_REPEATED * ops);
  return work >= RUNS_THAT_PAY * ops || (fits > 1 && work >= again);
}

/** How a step with convolutions runs; undefined for one without. */
function convolutionPlan({ body }: RecordedStep, ops: readonly string[]): LoopPlan | undefined {
  const convolutions = ops.filter(name => CONVOLUTION.test(name)).length;
  if (convolutions === 0) return undefined;
  return workAtOnce(body) < WORTH_FUSING * convolutions ? TOO_SMALL : fused();
}

/** How predictions run. */
export function predictionPlan(step: RecordedStep): LoopPlan {
  return (
    convolutionPlan(step, opsCompiled(step.body.graph)) ??
    plain('predictions are never compiled by XLA, whose numbers differ in the last digits')
  );
}

/** How a step's loop runs best, by rule: the same model, data and calls always take the same plan. */
export function loopPlan(step: RecordedStep, demand: Demand | typeof ONE_AT_A_TIME): LoopPlan {
  const { body, batch } = step;
  const ops = opsCompiled(body.graph);
  const convolving = convolutionPlan(step, ops);
  if (convolving) return convolving;
  const hindrance = ops.find(name => NOT_FOR_XLA.test(name));
  if (hindrance !== undefined) return plain(`${hindrance} does not do well under XLA`);
  if (ops.length > XLA_MOST_OPS) return plain(`XLA would take long to compile ${ops.length} ops`);
  if (demand === ONE_AT_A_TIME) return plain("one batch at a time does not pay for XLA's compiler");
  if (!pays(ops.length, opsRun(body.graph), demand))
    return plain(
      `${demand.steps} steps of ${opsRun(body.graph)} ops on batches of ${batch[0]?.shape[0] ?? 0} do not pay for XLA's compiler`,
    );
  if (looksUpUnseen(step)) return plain('it looks up indices inside of a loop, which XLA would not check');
  return XLA;
}

/** The plan for a step that XLA refuses after all. */
export const withoutXla = (message: string): LoopPlan =>
  plain(`XLA could not compile it (${message.split('\n')[0] ?? ''})`);

/** oneDNN has no code for some of what TensorFlow's graph optimizer makes of a step. */
export const failedInOneDnn = (error: unknown): boolean =>
  /could not create a primitive|mkl_/.test(String(error));

/** The plan for a step that oneDNN cannot run as the graph optimizer has made it. */
export const withoutOneDnn = (message: string): LoopPlan =>
  plain(`oneDNN could not run it (${message.split('\n')[0] ?? ''})`);
