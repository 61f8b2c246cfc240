import type * as tf from '@tensorflow/tfjs-node';
import { drawSeed } from '@epochlab/graph/random';
import { JavaScriptState } from './javascript-state/javascript-state';
import { isLayer, partsOf } from './javascript-state/layer-parts';
import {
  failedInOneDnn,
  loopPlan,
  type LoopPlan,
  NO_DEMAND,
  OFTEN_CHANGED,
  ONE_AT_A_TIME,
  withoutOneDnn,
} from './loop/loop-plan';
import { Demands } from './loop/demands';
import type { TakeOver } from './loop/take-over';
import {
  optimizerNumbers,
  type OptimizerLike,
  setLearningRate,
  type StepFunction,
  type TrainableModel,
} from './model';
import { PredictSteps } from './loop/predict-steps';
import { ShapeDemand } from './shapes/demand';
import { RecentlyUsed } from '@epochlab/graph/trace';
import { SingleStep, type StepNumbers } from './loop/single-step';
import type { Refused, RecordedStep } from './record/step';
import { CompiledSteps } from './loop/steps';
import { stepCodeOf } from './record/step-code';
import { FirstSlots } from './traced/first-slots';
import { traceStep } from './record/trace-step';

export type StepKind = 'train' | 'test' | 'predict';

interface TensorSpec {
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** Batches of one shape, for one kind of step. */
export interface BatchShapes {
  readonly kind: StepKind;
  readonly batch: readonly TensorSpec[];
}

/** Request of a trace: the function, the shapes of its batch, and two batches to trace it with. */
export interface StepRequest extends BatchShapes {
  readonly fn: StepFunction;
  readonly pair: () => readonly [tf.Tensor[], tf.Tensor[]];
}

/** Request of a loop in a run that begins. */
export interface Asked {
  /** Batches in the run, as far as is known. */
  readonly batches: number;
  /** The shapes of all data. */
  readonly shapes: string;
  readonly takeOver: TakeOver;
}

const specOf = (batch: readonly TensorSpec[]) =>
  batch.map(tensor => `${tensor.dtype}[${tensor.shape.join()}]`).join();

/** Everything compiled for one model, since it was last given to `compile`. */
export class Trainer {
  /** Seeds the draws of layers that have no seed of their own. */
  seed = drawSeed();
  /** Training steps so far: advances the random layers. */
  step = 0;
  /** Whether a NaN loss has been reported. */
  toldNaN = false;
  /** Batches that ran op by op. */
  readonly opByOp: Record<StepKind, number> = { train: 0, test: 0, predict: 0 };
  private readonly traces = byKind(
    kind =>
      new RecentlyUsed<string, RecordedStep | Refused>(MOST_TRACES, (old, key) =>
        this.forgetTrace(kind, key, old),
      ),
  );
  private readonly loops = new Map<RecordedStep, CompiledSteps>();
  private readonly streams = new Map<RecordedStep, CompiledSteps>();
  private readonly predicting = new Map<RecordedStep, PredictSteps>();
  private readonly calledSingly = new Map<RecordedStep, SingleStep>();
  /** Batches predicted so far: layers that draw at prediction too (Monte Carlo dropout) draw new numbers for each. */
  private predicted = 0;
  private readonly asked = new Demands();
  private demands = byKind(() => new ShapeDemand());
  private rateIsInput = true;
  private readonly firstSlots: FirstSlots | undefined;
  /** JavaScript's values that the traces have frozen. */
  private frozen: { readonly state: JavaScriptState; readonly worked: number } | undefined;
  /** How often these have changed since. */
  private changes = 0;
  /** How often in a row JavaScript's values changed soon after a trace. */
  private restless = 0;
  /** Steps that oneDNN cannot run, as TensorFlow optimises them. */
  private readonly unable = new Map<SingleStep | PredictSteps, Refused>();
  /** Why nothing is traced any more. */
  private givenUp: Refused | undefined;

  constructor(
    readonly model: TrainableModel,
    readonly optimizer: OptimizerLike | undefined,
  ) {
    if (optimizer) this.firstSlots = new FirstSlots(optimizer);
  }

  /** The step compiled to run many batches a call, or why there is none. */
  loopFor(request: StepRequest, asked: Asked): CompiledSteps | Refused {
    const step = this.traceFor(request);
    if ('refused' in step) return step;
    const plan = this.planFor(step, asked);
    const loop = this.loops.get(step) ?? new CompiledSteps(step, plan);
    loop.use(plan, asked.takeOver);
    this.loops.set(step, loop);
    return loop;
  }

  /** The step as it is to run now, which may be another one since the values that it computes with have changed. */
  loopAgain(request: StepRequest): CompiledSteps | Refused {
    return this.madeOnce(request, this.loops, step => new CompiledSteps(step, loopPlan(step, NO_DEMAND)));
  }

  /** Lets the plan of what comes depend on that alone: a run that resumes in a new process must compute the same. */
  forgetWork(): void {
    this.asked.clear();
    this.demands = byKind(() => new ShapeDemand());
    this.changes = 0;
  }

  /** The step compiled to run batches of data that differ from call to call, as a dataset's do, or why there is none. */
  streamFor(request: StepRequest): CompiledSteps | Refused {
    return this.madeOnce(request, this.streams, step => new CompiledSteps(step, loopPlan(step, NO_DEMAND)));
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

  /** Batches that have run. */
  private get worked(): number {
    return this.step + this.predicted;
  }

  /** The plan for one more run; what changes again and again is not worth XLA's compiler. */
  private planFor(step: RecordedStep, { batches, shapes }: Asked): LoopPlan {
    const plan = loopPlan(step, this.asked.add(step, shapes, { steps: batches, fits: 1 }));
    return plan.name === 'xla' && this.changes >= MANY_CHANGES ? OFTEN_CHANGED : plan;
  }

  /** The prediction compiled to run many batches a call, or why there is none. */
  predictFor(request: StepRequest): PredictSteps | Refused {
    return this.able(this.madeOnce(request, this.predicting, step => new PredictSteps(step)));
  }

  /** The step compiled to run one batch a call, or why there is none. */
  singleFor(request: StepRequest): SingleStep | Refused {
    return this.able(this.madeOnce(request, this.calledSingly, step => new SingleStep(step)));
  }

  private able<T extends SingleStep | PredictSteps>(made: T | Refused): T | Refused {
    return 'refused' in made ? made : (this.unable.get(made) ?? made);
  }

  /** The result of a step that may turn out, at its first call, to be one that oneDNN cannot run: then why. */
  attempt<T>(compiled: SingleStep | PredictSteps, run: () => T): T | Refused {
    try {
      return run();
    } catch (error) {
      if (compiled.started || !failedInOneDnn(error)) throw error;
      const refused = { refused: withoutOneDnn(String(error)).reason };
      this.unable.set(compiled, refused);
      return refused;
    }
  }

  /** The result of `make` for the traced step, the same each time, or why there is no trace. */
  private madeOnce<T>(
    request: StepRequest,
    made: Map<RecordedStep, T>,
    make: (step: RecordedStep) => T,
  ): T | Refused {
    const step = this.traceFor(request);
    if ('refused' in step) return step;
    const known = made.get(step) ?? make(step);
    made.set(step, known);
    return known;
  }

  /**
   * Counts batches that are about to run; says whether they have come, or will come, often enough in this shape for a trace to pay.
   *
   * @param few how many run op by op before the first trace
   */
  worthwhile(batches: BatchShapes, count: number, few: number): boolean {
    return this.demands[batches.kind].worthwhile(this.keyOf(batches), count, few);
  }

  get compiled(): readonly CompiledSteps[] {
    return [...this.loops.values(), ...this.streams.values()];
  }

  get predictions(): readonly PredictSteps[] {
    return [...this.predicting.values()].filter(steps => !this.unable.has(steps));
  }

  /** Steps that are called with one batch at a time. */
  get singles(): readonly SingleStep[] {
    return [...this.calledSingly.values()].filter(single => !this.unable.has(single));
  }

  get refusals(): string[] {
    const all = [...this.allTraces, ...this.unable.values(), ...(this.givenUp ? [this.givenUp] : [])];
    return [...new Set(all.flatMap(step => ('refused' in step ? [step.refused] : [])))];
  }

  private get allTraces(): (RecordedStep | Refused)[] {
    return Object.values(this.traces).flatMap(traces => traces.values());
  }

  /** The numbers that a step takes besides its batch and the variables. */
  get numbers(): StepNumbers {
    return { learningRate: this.optimizer?.learningRate ?? 0, seed: this.seed, step: this.step };
  }

  /** The numbers for the next `batches` predictions. */
  drawing(batches: number): StepNumbers {
    const step = this.predicted;
    this.predicted += batches;
    return { ...this.numbers, step };
  }

  setLearningRate(rate: number): void {
    if (this.optimizer) setLearningRate(this.optimizer, rate);
  }

  /** Counts training steps that ran. */
  advance(steps: number): void {
    this.step += steps;
    if (this.optimizer) this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + steps;
  }

  dispose(): void {
    this.forgetTraces();
    this.firstSlots?.forgetUnused();
  }

  /** Forgets all that was compiled; that something cannot be is still known. */
  private forgetTraces(): void {
    for (const traces of Object.values(this.traces))
      for (const [key, traced] of traces.all()) if (!('refused' in traced)) traces.delete(key);
    this.frozen = undefined;
  }

  /** Frees a trace, and what was compiled of it. */
  private forgetTrace(kind: StepKind, key: string, traced: RecordedStep | Refused): void {
    this.demands[kind].forget(key);
    if ('refused' in traced) return;
    for (const made of [this.predicting.get(traced), this.calledSingly.get(traced)])
      if (made) this.unable.delete(made);
    for (const graphs of [this.loops, this.streams, this.predicting, this.calledSingly]) {
      graphs.get(traced)?.dispose();
      graphs.delete(traced);
    }
    this.asked.delete(traced);
  }

  /** Forgets the traces if JavaScript's values are no longer those that they have frozen. */
  private checkFrozen(): void {
    const changed = this.frozen?.state.changed();
    if (changed === undefined) return;
    this.restless = this.worked - (this.frozen?.worked ?? 0) < FEW_STEPS ? this.restless + 1 : 0;
    this.changes++;
    this.forgetTraces();
    if (this.restless >= MOST_RESTLESS) this.givenUp = { refused: `${changed} changes every few steps` };
  }

  /** Other values that a trace of a training step has frozen. */
  private trainingKey(): string[] {
    const trained = this.model.collectedTrainableWeights.map(({ trainable }) => (trainable ? '1' : '0'));
    const layers = this.model.layers
      .flatMap(partsOf)
      .map(part => (isLayer(part) && !part.trainable ? '0' : '1'));
    return [
      this.optimizer ? optimizerNumbers(this.optimizer, !this.rateIsInput) : '',
      trained.join(''),
      layers.join(''),
    ];
  }

  private keyOf({ kind, batch }: BatchShapes): string {
    return [specOf(batch), ...(kind === 'train' ? this.trainingKey() : [])].join('|');
  }

  private traceFor(request: StepRequest): RecordedStep | Refused {
    const { kind, fn, pair } = request;
    const key = this.keyOf(request);
    this.checkFrozen();
    const known = this.givenUp ?? this.traces[kind].get(key);
    if (known) return known;
    const batches = pair();
    const { layers } = this.model;
    const code = stepCodeOf(this.model);
    const optimizer = kind === 'train' && this.optimizer ? { optimizer: this.optimizer } : {};
    const trace = () => traceStep({ name: kind, fn, batches, layers, code, ...optimizer });
    const traced = kind === 'train' && this.firstSlots ? this.firstSlots.noting(trace) : trace();
    if (kind === 'train' && 'rateIsInput' in traced && !traced.rateIsInput) this.rateIsInput = false;
    this.traces[kind].set(key, traced);
    const worked = this.frozen?.worked ?? this.worked;
    if (!('refused' in traced)) this.frozen = { state: new JavaScriptState(layers, code), worked };
    return traced;
  }
}

/** A dataset's batches come in calls of one size; whether their order can be repeated is not known. */
const STREAM = { shapes: '', takeOver: 'by rule' } as const;

/** A trace pays if it serves for more steps than this. */
const FEW_STEPS = 20;

/** A value that changed this often will change again. */
const MANY_CHANGES = 2;

/** Traces in a row that did not pay, after which there are no more. */
const MOST_RESTLESS = 3;

/** Traces of each kind of step that are kept. */
const MOST_TRACES = 64;

const byKind = <T>(make: (kind: StepKind) => T): Readonly<Record<StepKind, T>> => ({
  train: make('train'),
  test: make('test'),
  predict: make('predict'),
});

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
