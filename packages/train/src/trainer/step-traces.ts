import { RecentlyUsed } from '@epochlab/graph/trace';
import { isLayer, partsOf } from '../javascript-state/layer-parts';
import { optimizerNumbers, type OptimizerLike, type TrainableModel } from '../model';
import type { RecordedStep, Refused } from '../record/step';
import { stepCodeOf } from '../record/step-code';
import { traceStep } from '../record/trace-step';
import { FirstSlots } from '../traced/first-slots';
import { FrozenValues } from './frozen-values';
import { type BatchShapes, byKind, type StepKind, type StepRequest } from './step-request';

/** Traces of each kind of step that are kept. */
const MOST_TRACES = 64;

const specOf = ({ batch }: BatchShapes) =>
  batch.map(tensor => `${tensor.dtype}[${tensor.shape.join()}]`).join();

/** The steps of a model that have been traced, and why others cannot be. */
export class StepTraces {
  readonly frozen: FrozenValues;
  private readonly traces = byKind(
    kind =>
      new RecentlyUsed<string, RecordedStep | Refused>(MOST_TRACES, (old, key) =>
        this.onForget(kind, key, old),
      ),
  );
  private rateIsInput = true;
  private readonly firstSlots: FirstSlots | undefined;
  /** Why nothing is traced any more. */
  private givenUp: Refused | undefined;

  /** @param onForget called for each trace that is dropped */
  constructor(
    private readonly model: TrainableModel,
    private readonly optimizer: OptimizerLike | undefined,
    private readonly onForget: (kind: StepKind, key: string, old: RecordedStep | Refused) => void,
  ) {
    this.frozen = new FrozenValues(model);
    if (optimizer) this.firstSlots = new FirstSlots(optimizer);
  }

  /** All that a trace for such batches depends on. */
  keyOf(shapes: BatchShapes): string {
    return [specOf(shapes), ...(shapes.kind === 'train' ? this.trainingKey() : [])].join('|');
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

  /** The trace of a step, made if there is none, or why there is none; `worked` batches have run. */
  get(request: StepRequest, worked: number): RecordedStep | Refused {
    const { kind } = request;
    const key = this.keyOf(request);
    this.forgetChanged(worked);
    const known = this.givenUp ?? this.traces[kind].get(key);
    if (known) return known;
    const traced = this.trace(request);
    if (kind === 'train' && 'rateIsInput' in traced && !traced.rateIsInput) this.rateIsInput = false;
    this.traces[kind].set(key, traced);
    if (!('refused' in traced)) this.frozen.freeze(worked);
    return traced;
  }

  private trace({ kind, fn, pair }: StepRequest): RecordedStep | Refused {
    const batches = pair();
    const { layers } = this.model;
    const code = stepCodeOf(this.model);
    const optimizer = kind === 'train' && this.optimizer ? { optimizer: this.optimizer } : {};
    const trace = () => traceStep({ name: kind, fn, batches, layers, code, ...optimizer });
    return kind === 'train' && this.firstSlots ? this.firstSlots.noting(trace) : trace();
  }

  /** Forgets the traces if JavaScript's values are no longer those that they have frozen. */
  private forgetChanged(worked: number): void {
    const changed = this.frozen.changed(worked);
    if (changed === undefined) return;
    this.forgetAll();
    if (this.frozen.neverRest) this.givenUp = { refused: `${changed} changes every few steps` };
  }

  /** Forgets all that was traced; that something cannot be is still known. */
  forgetAll(): void {
    for (const traces of Object.values(this.traces))
      for (const [key, traced] of traces.all()) if (!('refused' in traced)) traces.delete(key);
    this.frozen.release();
  }

  /** Frees the optimizer's slots that were made for a trace and never used. */
  forgetUnusedSlots(): void {
    this.firstSlots?.forgetUnused();
  }

  get refusals(): readonly string[] {
    const all = [...Object.values(this.traces).flatMap(traces => traces.values()), this.givenUp];
    return all.flatMap(step => (step && 'refused' in step ? [step.refused] : []));
  }
}
