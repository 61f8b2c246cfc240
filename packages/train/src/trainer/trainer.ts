/**
 * Everything compiled for one model. Each part owns one decision: what was traced and why a step was
 * refused (`step-traces.ts`), whether JavaScript's values ask for another trace (`frozen-values.ts`),
 * what is compiled (`compiled-graphs.ts`), whether a shape or a step has come often enough
 * (`shape-demand.ts`, `step-demands.ts`), what the steps have counted (`step-counts.ts`).
 */

import { loopPlan, type LoopPlan, NO_DEMAND, OFTEN_CHANGED, ONE_AT_A_TIME } from '../loop/loop-plan';
import type { PredictSteps } from '../loop/predict-steps';
import type { SingleStep } from '../loop/single-step';
import { CompiledSteps } from '../loop/steps';
import type { OptimizerLike, TrainableModel } from '../model';
import type { RecordedStep, Refused } from '../record/step';
import { CompiledGraphs } from './compiled-graphs';
import { ShapeDemand } from './shape-demand';
import { StepCounts } from './step-counts';
import { StepDemands } from './step-demands';
import { type BatchShapes, byKind, type LoopRequest, type StepKind, type StepRequest } from './step-request';
import { StepTraces } from './step-traces';

/** The compiled steps of one model, since it was last given to `compile`. */
export class Trainer {
  readonly counts: StepCounts;
  readonly graphs = new CompiledGraphs();
  /** Whether a NaN loss has been reported. */
  toldNaN = false;
  private readonly traces: StepTraces;
  private readonly asked = new StepDemands();
  private demands = byKind(() => new ShapeDemand());

  constructor(
    readonly model: TrainableModel,
    readonly optimizer: OptimizerLike | undefined,
  ) {
    this.counts = new StepCounts(optimizer);
    this.traces = new StepTraces(model, optimizer, (kind, key, old) => this.forgetTrace(kind, key, old));
  }

  /** The step compiled to run many batches a call, or why there is none. */
  loopFor(request: StepRequest, asked: LoopRequest): CompiledSteps | Refused {
    const step = this.traceFor(request);
    if ('refused' in step) return step;
    const plan = this.planFor(step, asked);
    const loop = this.graphs.loop(step, () => new CompiledSteps(step, plan));
    loop.use(plan, asked.takeOver);
    return loop;
  }

  /** The step as it is to run now, which may be another one since the values that it computes with have changed. */
  loopAgain(request: StepRequest): CompiledSteps | Refused {
    const step = this.traceFor(request);
    return 'refused' in step ? step : this.graphs.loop(step, () => unplanned(step));
  }

  /** The step compiled to run batches of data that differ from call to call, as a dataset's do, or why there is none. */
  streamFor(request: StepRequest): CompiledSteps | Refused {
    const step = this.traceFor(request);
    return 'refused' in step ? step : this.graphs.stream(step, () => unplanned(step));
  }

  /** The prediction compiled to run many batches a call, or why there is none. */
  predictFor(request: StepRequest): PredictSteps | Refused {
    const step = this.traceFor(request);
    return 'refused' in step ? step : this.graphs.predict(step);
  }

  /** The step compiled to run one batch a call, or why there is none. */
  singleFor(request: StepRequest): SingleStep | Refused {
    const step = this.traceFor(request);
    return 'refused' in step ? step : this.graphs.single(step);
  }

  private traceFor(request: StepRequest): RecordedStep | Refused {
    return this.traces.get(request, this.counts.worked);
  }

  /** Plans the calls of a run over a dataset, with `batches` in it as far as is known. */
  planStream(steps: CompiledSteps, batches: number): void {
    steps.use(this.planFor(steps.step, { batches, ...STREAM }), STREAM.takeOver);
  }

  /** Plans calls of one batch each. */
  planSingles(steps: CompiledSteps): void {
    steps.use(loopPlan(steps.step, ONE_AT_A_TIME));
  }

  /** Counts batches that no plan knew of. */
  countUnplanned(step: RecordedStep, batches: number): void {
    this.asked.add(step, STREAM.shapes, { steps: batches, fits: 0 });
  }

  /** The plan for one more run; what changes again and again is not worth XLA's compiler. */
  private planFor(step: RecordedStep, { batches, shapes }: LoopRequest): LoopPlan {
    const plan = loopPlan(step, this.asked.add(step, shapes, { steps: batches, fits: 1 }));
    return plan.name === 'xla' && this.traces.frozen.changeOften ? OFTEN_CHANGED : plan;
  }

  /** Lets the plan of what comes depend on that alone: a run that resumes in a new process must compute the same. */
  forgetWork(): void {
    this.asked.clear();
    this.demands = byKind(() => new ShapeDemand());
    this.traces.frozen.forgetChanges();
  }

  /**
   * Counts batches that are about to run; says whether they have come, or will come, often enough in this shape for a trace to pay.
   *
   * @param few how many run op by op before the first trace
   */
  worthwhile(batches: BatchShapes, count: number, few: number): boolean {
    return this.demands[batches.kind].worthwhile(this.traces.keyOf(batches), count, few);
  }

  get refusals(): string[] {
    return [...new Set([...this.traces.refusals, ...this.graphs.refusals])];
  }

  dispose(): void {
    this.traces.forgetAll();
    this.traces.forgetUnusedSlots();
  }

  /** Frees what was compiled of a trace. */
  private forgetTrace(kind: StepKind, key: string, traced: RecordedStep | Refused): void {
    this.demands[kind].forget(key);
    if ('refused' in traced) return;
    this.graphs.forget(traced);
    this.asked.delete(traced);
  }
}

const unplanned = (step: RecordedStep) => new CompiledSteps(step, loopPlan(step, NO_DEMAND));

/** A dataset's batches come in calls of one size; whether their order can be repeated is not known. */
const STREAM = { shapes: '', takeOver: 'by rule' } as const;

/** Batches that run op by op before a step that is called batch by batch is traced. */
export const FEW_CALLS = 2;

const trainers = new WeakMap<TrainableModel, Trainer>();

/** The model's trainer; a new one after `compile`, which may change what a step is. */
export function trainerOf(model: TrainableModel): Trainer {
  const known = trainers.get(model);
  if (known && known.optimizer === (model.optimizer as OptimizerLike | undefined)) return known;
  known?.dispose();
  const trainer = new Trainer(model, model.optimizer);
  trainers.set(model, trainer);
  return trainer;
}

export function forgetTrainer(model: TrainableModel): void {
  trainers.get(model)?.dispose();
  trainers.delete(model);
}

export const knownTrainer = (model: TrainableModel): Trainer | undefined => trainers.get(model);
