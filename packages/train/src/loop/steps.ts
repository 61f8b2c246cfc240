import { ClampedIndex, located, rowsOfCall } from './locate';
import { failedInOneDnn, type LoopPlan, withoutOneDnn, withoutXla } from './loop-plan';
import { type LoopCall, LoopSession, shapesOf } from './loop-session';
import { compileAlone, compilingNow } from './one-compiler';
import { STEPS_LEFT, type TakeOver } from './take-over';
import type { RecordedStep } from '../record/step';

export type { LoopCall } from './loop-session';

/** The work that a call waits for, and words for it if it may take long. */
export interface Wait {
  readonly work: Promise<void>;
  readonly what?: string;
}

const XLA_COMPILES = 'XLA is compiling the training loop';

/** A traced step, compiled to run any number of batches in one native call. */
export class CompiledSteps {
  /** How many steps have run. */
  ran = 0;
  /** TensorFlow's own loop. */
  private own: LoopSession | undefined;
  private xla: LoopSession | undefined;
  /** The loop of the next call, or of the last one. */
  private current: LoopSession;
  private takeOver: TakeOver = 'by rule';
  /** How many steps TensorFlow's own loop has run where XLA's was to take over, by the shapes that XLA compiles for. */
  private readonly besideXla = new Map<string, number>();
  private most = Infinity;
  /** Plans to use in place of those that have failed. */
  private readonly instead = new Map<LoopPlan['name'], LoopPlan>();
  private disposed = false;

  constructor(
    readonly step: RecordedStep,
    private chosen: LoopPlan,
  ) {
    this.current = this.ownLoop();
  }

  /** How the loop is to run; by XLA as soon as that has compiled it and may take over. */
  get plan(): LoopPlan {
    return this.chosen;
  }

  /** How the loop runs now. */
  get running(): LoopPlan['name'] {
    return this.current.plan;
  }

  /** Changes how the loop runs, from the next call on. */
  use(plan: LoopPlan, takeOver: TakeOver = 'by rule'): void {
    this.chosen = this.instead.get(plan.name) ?? plan;
    this.takeOver = takeOver;
  }

  get msPerStep(): number | undefined {
    return this.current.pace.msPerBatch;
  }

  /** How many steps the call that is prepared may take: then XLA's loop takes over. */
  get stepsAtOnce(): number {
    return this.most;
  }

  /** How many batches take about `ms` milliseconds, as far as the loop that is prepared runs. */
  batchesFor(ms: number): number {
    return Math.min(this.most, this.current.pace.batchesFor(ms));
  }

  /** Compiles the loop for calls like this one, on another thread; `undefined` if the call need not wait for it. */
  prepare(call: LoopCall): Wait | undefined {
    this.compileBeside(call);
    this.choose(call);
    const { current } = this;
    if (current.plan !== 'xla') return waitFor(current.prepare(call));
    const work = current.isReadyFor(call) ? undefined : this.xlaFor(call);
    return waitFor(work, XLA_COMPILES);
  }

  /** As `prepare`, for a call that comes at once: what is not ready yet it waits for itself. */
  foresee(call: LoopCall): void {
    this.compileBeside(call);
    this.choose(call);
  }

  /** Lets XLA compile while TensorFlow's own loop runs, if XLA is to take over. */
  private compileBeside(call: LoopCall): void {
    if (this.chosen.name !== 'xla' || compilingNow()) return;
    const xla = this.xlaLoop();
    if (xla.isReadyFor(call) || xla.preparing(call)) return;
    void this.compile(xla, call);
  }

  /** XLA's loop for a call, once it is there, or the knowledge that it cannot be. */
  private async xlaFor(call: LoopCall): Promise<void> {
    const xla = this.xlaLoop();
    while (!xla.preparing(call) && compilingNow()) await compilingNow();
    if (this.disposed || this.chosen.name !== 'xla' || xla.isReadyFor(call)) return;
    await (xla.preparing(call) ?? this.compile(xla, call));
  }

  private compile(xla: LoopSession, call: LoopCall): Promise<void> {
    const work = xla.prepare(call) ?? Promise.resolve();
    return compileAlone(work).catch((error: unknown) => {
      if (!this.disposed) this.refuseXla(error);
    });
  }

  /** Runs `count` steps, updates the variables and returns the outputs of each step, row by row. */
  run(call: LoopCall): Float32Array {
    this.choose(call);
    try {
      const values = this.runOrFallBack(call);
      this.count(call);
      return values;
    } catch (error) {
      throw located(error, this.step, rowsOfCall(this.step, call));
    }
  }

  private count(call: LoopCall): void {
    this.ran += call.count;
    if (this.chosen.name !== 'xla') return;
    const shapes = shapesOf(call);
    // Where XLA has taken over it stays.
    const more = this.current === this.xla ? Infinity : call.count;
    this.besideXla.set(shapes, (this.besideXla.get(shapes) ?? 0) + more);
  }

  private runOrFallBack(call: LoopCall): Float32Array {
    const { current } = this;
    try {
      return current.run(call);
    } catch (error) {
      if (current.pace.started || error instanceof ClampedIndex || !this.refuse(current.plan, error))
        throw error;
      this.choose(call);
      return this.current.run(call);
    }
  }

  /** Decides which loop runs a call, and for how many steps at most. */
  private choose(call: LoopCall): void {
    const left = this.stepsBeforeXla(call);
    this.current = left > 0 ? this.ownLoop() : this.xlaLoop();
    this.most = left > 0 ? left : Infinity;
  }

  private stepsBeforeXla(call: LoopCall): number {
    if (this.chosen.name !== 'xla') return Infinity;
    if (this.takeOver === 'when ready') return this.xla?.isReadyFor(call) ? 0 : Infinity;
    return STEPS_LEFT[this.takeOver](this.step, call, this.besideXla.get(shapesOf(call)) ?? 0);
  }

  private ownLoop(): LoopSession {
    return (this.own ??= new LoopSession(this.step, this.chosen.name === 'fused' ? 'fused' : 'plain'));
  }

  private xlaLoop(): LoopSession {
    return (this.xla ??= new LoopSession(this.step, 'xla'));
  }

  /** Goes on without what has failed; false where there is no other way. */
  private refuse(plan: LoopPlan['name'], error: unknown): boolean {
    if (plan === 'xla') this.refuseXla(error);
    else if (plan === 'fused' && failedInOneDnn(error)) this.refuseOneDnn(error);
    else return false;
    return true;
  }

  private refuseXla(error: unknown): void {
    this.chosen = withoutXla(String(error));
    this.instead.set('xla', this.chosen);
    this.xla?.dispose();
    this.xla = undefined;
  }

  private refuseOneDnn(error: unknown): void {
    this.chosen = withoutOneDnn(String(error));
    this.instead.set('fused', this.chosen);
    this.own?.dispose();
    this.own = undefined;
  }

  dispose(): void {
    this.disposed = true;
    this.own?.dispose();
    this.xla?.dispose();
  }
}

const waitFor = (work: Promise<void> | undefined, what?: string): Wait | undefined =>
  work && { work, ...(what === undefined ? {} : { what }) };
