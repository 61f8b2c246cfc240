import { eagerBecause } from './eager';
import type { LoopPlan } from './loop/loop-plan';
import type { TrainableModel } from './model';
import type { PredictSteps } from './loop/predict-steps';
import type { SingleStep } from './loop/single-step';
import type { RecordedStep } from './record/step';
import type { CompiledSteps } from './loop/steps';
import { bestOnOneThread } from './loop/threads';
import type { CompiledGraphs } from './trainer/compiled-graphs';
import { knownTrainer } from './trainer/trainer';
import type { StepKind } from './trainer/step-request';

/** One compiled graph of a model. */
export interface CompiledGraph {
  /** `train`, `test` or `predict`. */
  readonly step: string;
  readonly batchSize: number;
  readonly ops: number;
  /** Ops in one step by name, the most frequent first. */
  readonly opCounts: Readonly<Record<string, number>>;
  /** How it runs now. */
  readonly plan: LoopPlan['name'];
  /** The plan that will take over, once XLA has compiled it. */
  readonly next: LoopPlan['name'] | undefined;
  /** Why this plan, in words. */
  readonly reason: string;
  readonly msPerStep: number | undefined;
  /** Batches that have run, in all. */
  readonly ran: number;
}

/** How a model trains: compiled (with which graphs) or eagerly (and why). */
export interface CompiledDescription {
  readonly model: string;
  readonly compiled: boolean;
  /** Why nothing of it is compiled, whatever it runs; undefined if that is not so. */
  readonly eager: string | undefined;
  readonly graphs: readonly CompiledGraph[];
  /** Parts that could not be compiled, and why. */
  readonly refusals: readonly string[];
  /** Batches that ran op by op since the model was compiled or loaded. */
  readonly opByOp: Readonly<Record<StepKind, number>>;
}

function countOps(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

type Running = Pick<CompiledGraph, 'plan' | 'next' | 'reason' | 'msPerStep' | 'ran'>;

function graphOf(step: RecordedStep, running: Running): CompiledGraph {
  const ops = step.body.graph.nodes
    .map(node => node.def.name)
    .filter(name => name !== 'Placeholder' && name !== 'Const');
  const alone = bestOnOneThread(step, running.plan) ? '; on one thread, too little to share' : '';
  return {
    step: step.body.name,
    batchSize: step.batch[0]?.shape[0] ?? 1,
    ops: ops.length,
    opCounts: countOps(ops),
    ...running,
    reason: running.reason + alone,
  };
}

/** Why a loop runs as it does now, which may be what it is not meant to do for long. */
function loopReason({ plan, running }: CompiledSteps): string {
  return plan.name === running
    ? plan.reason
    : `XLA compiles it on another thread and will take over: ${plan.reason}`;
}

const ofLoop = (loop: CompiledSteps): CompiledGraph =>
  graphOf(loop.step, {
    plan: loop.running,
    next: loop.plan.name === loop.running ? undefined : loop.plan.name,
    reason: loopReason(loop),
    msPerStep: loop.msPerStep,
    ran: loop.ran,
  });

const ofPrediction = ({ step, plan, pace }: PredictSteps): CompiledGraph =>
  graphOf(step, {
    plan: plan.name,
    next: undefined,
    reason: plan.reason,
    msPerStep: pace.msPerBatch,
    ran: pace.batches,
  });

const ofSingle = ({ step, ran }: SingleStep): CompiledGraph =>
  graphOf(step, {
    plan: 'plain',
    next: undefined,
    reason: 'called with one batch at a time',
    msPerStep: undefined,
    ran,
  });

const graphsOf = ({ manyACall, predictions, singles }: CompiledGraphs): CompiledGraph[] => [
  ...manyACall.map(ofLoop),
  ...predictions.map(ofPrediction),
  ...singles.map(ofSingle),
];

/** A `Sequential` trains through a model inside it. */
const inner = (model: object): TrainableModel =>
  ((model as { model?: TrainableModel }).model ?? model) as TrainableModel;

const NONE: Readonly<Record<StepKind, number>> = { train: 0, test: 0, predict: 0 };

/** Everything that has been compiled for `model` so far; nothing before its first `fit`, `evaluate` or `predict`. */
export function describeCompiled(model: object): CompiledDescription {
  const target = inner(model);
  const trainer = knownTrainer(target);
  const graphs = trainer ? graphsOf(trainer.graphs) : [];
  return {
    model: target.name,
    compiled: graphs.length > 0,
    eager: eagerBecause(target),
    graphs,
    refusals: trainer?.refusals ?? [],
    opByOp: trainer?.counts.opByOp ?? NONE,
  };
}
