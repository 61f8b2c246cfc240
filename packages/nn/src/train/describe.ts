import type { LoopPlan } from './loop-plan';
import type { TrainableModel } from './model';
import { bestOnOneThread } from './threads';
import { knownTrainer } from './trainer';

/** One compiled graph of a model. */
export interface CompiledGraph {
  /** `train`, `test` or `predict`. */
  readonly step: string;
  readonly batchSize: number;
  readonly ops: number;
  /** Ops in one step by name, the most frequent first. */
  readonly opCounts: Readonly<Record<string, number>>;
  readonly plan: LoopPlan['name'];
  /** Why this plan, in words. */
  readonly reason: string;
  readonly msPerStep: number | undefined;
}

/** How a model trains: compiled (with which graphs) or eagerly (and why). */
export interface CompiledDescription {
  readonly model: string;
  readonly compiled: boolean;
  readonly graphs: readonly CompiledGraph[];
  /** What could not be compiled, and why. */
  readonly refusals: readonly string[];
}

function countOps(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

/** A `Sequential` trains through a model inside it. */
const inner = (model: object): TrainableModel =>
  ((model as { model?: TrainableModel }).model ?? model) as TrainableModel;

/** What has been compiled for `model` so far; nothing before its first `fit`, `evaluate` or `predict`. */
export function describeCompiled(model: object): CompiledDescription {
  const target = inner(model);
  const trainer = knownTrainer(target);
  const graphs = (trainer?.compiled ?? []).map(({ step, plan, msPerStep }) => {
    const ops = step.body.graph.nodes
      .map(node => node.def.name)
      .filter(name => name !== 'Placeholder' && name !== 'Const');
    const opCounts = countOps(ops);
    const { name, reason } = plan;
    return {
      step: step.body.name,
      batchSize: step.batch[0]?.shape[0] ?? 1,
      ops: ops.length,
      opCounts,
      plan: name,
      reason: bestOnOneThread(step, name) ? `${reason}; on one thread, too little to share` : reason,
      msPerStep,
    };
  });
  return { model: target.name, compiled: graphs.length > 0, graphs, refusals: trainer?.refusals ?? [] };
}
