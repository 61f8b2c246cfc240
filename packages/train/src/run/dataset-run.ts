import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../objectives/streamed-metric';
import { IndexError } from '@epochlab/graph/lookups';
import { BatchLogs } from './batch-logs';
import { checkExamples } from '../checks/check-data';
import type { Columns } from './log-columns';
import { type Batch, free, joined } from './dataset-batches';
import { askedFor, sayEager } from '../eager';
import type { Model } from '../layers-prototype';
import type { StepFunction } from '../model';
import { runOpByOp } from './op-by-op';
import type { Ready } from './compile-waits';
import { type Refused, widthOf } from '../record/step';
import type { CompiledSteps } from '../loop/steps';
import { filledUp, roomFor } from './stream-room';
import { withoutNulls } from './without-nulls';
import { type Trainer, trainerOf } from '../trainer/trainer';
import type { StepKind, StepRequest } from '../trainer/step-request';

/** Runs batches of a dataset through a step, many a call, and checks them first. */
export class DatasetRun {
  /** The loop that ran last; undefined where nothing has, or the step runs op by op. */
  private steps: CompiledSteps | undefined;
  private seen = 0;
  /** The batches that run now, in words. */
  private where = '';
  private readonly fn: StepFunction;
  /** The steps whose calls have been planned for this run. */
  private readonly planned = new Set<CompiledSteps>();

  constructor(
    private readonly model: Model,
    private readonly kind: StepKind,
    step: StepFunction,
    private readonly columns: Columns,
    /** How many batches there will be, where that is known. */
    private readonly batches: number | undefined,
  ) {
    this.fn = withCounts(step);
  }

  /** How many batches take about `ms` milliseconds. */
  batchesFor(ms: number): number {
    const { steps } = this;
    if (!steps) return this.seen === 0 ? FIRST_CALL : 1;
    return steps.plan.name === 'xla'
      ? Math.min(steps.batchesFor(ms), roomFor(steps.step))
      : steps.batchesFor(ms);
  }

  /** Runs batches of one shape once their steps are `ready`, if they will be; frees them. */
  async run(batches: readonly Batch[], ready: Ready): Promise<BatchLogs | undefined> {
    const { length: count } = batches;
    const size = batches[0]?.rows ?? 0;
    const whole = joined(batches);
    try {
      this.check(whole, count);
      const values = await this.values(whole, size, count, ready);
      return values && new BatchLogs(this.columns, values, size);
    } catch (error) {
      if (error instanceof IndexError) error.message = `${this.where}: ${error.message}`;
      throw error;
    } finally {
      free([whole]);
    }
  }

  private check({ tensors, rows }: Batch, count: number): void {
    const first = this.seen + 1;
    this.seen += count;
    this.where = `${count === 1 ? `Batch ${first}` : `Batches ${first} to ${this.seen} (${rows} rows)`} of the dataset`;
    const { inputs, outputs } = this.model;
    const [xs, ys] = [
      tensors.slice(0, inputs.length),
      tensors.slice(inputs.length, inputs.length + outputs.length),
    ] as [tf.Tensor[], tf.Tensor[]];
    checkExamples(this.model, xs, ys, { batchSize: rows / count, where: this.where });
  }

  private async values(
    { tensors }: Batch,
    size: number,
    count: number,
    ready: Ready,
  ): Promise<Float32Array | undefined> {
    const trainer = trainerOf(this.model);
    const { fn, data } = withoutNulls(this.fn, tensors);
    const slice = (i: number) => data.map(tensor => tf.slice(tensor, i * size, size));
    const pair = [slice(0), slice(count - 1)] as const;
    const batch = pair[0].map(({ dtype, shape }) => ({ dtype, shape }));
    const request = { kind: this.kind, fn, batch, pair: () => pair };
    const steps = this.stepsFor(request, count, (count - 1) * size);
    if (!steps || 'refused' in steps) {
      this.steps = undefined;
      if (steps) sayEager(this.model, steps.refused);
      trainer.counts.opByOp[this.kind] += count;
      return runOpByOp(
        fn,
        Array.from({ length: count }, (_, i) => () => slice(i)),
      );
    }
    this.steps = steps;
    this.plan(trainer, steps, count);
    const values = await this.runFilledUp(steps, data, count, size, ready);
    if (values && this.kind === 'train') trainer.counts.advance(values.length / widthOf(steps.step));
    return values;
  }

  /** The steps for such batches, whose pair it frees; nothing where the shape has not come often enough to be traced. */
  private stepsFor(
    request: StepRequest,
    count: number,
    lastRow: number,
  ): CompiledSteps | Refused | undefined {
    try {
      const refused = askedFor(this.model);
      if (refused) return refused;
      return trainerOf(this.model).worthwhile(request, count, 0) ? this.traced(request, lastRow) : undefined;
    } finally {
      tf.dispose(request.pair().flat());
    }
  }

  private traced(request: StepRequest, lastRow: number): CompiledSteps | Refused {
    try {
      return trainerOf(this.model).streamFor(request);
    } catch (error) {
      if (error instanceof IndexError && error.row !== undefined)
        error.inRow((error.batch === 0 ? 0 : lastRow) + error.row);
      throw error;
    }
  }

  /** Runs batches that lie one after the other, `size` rows in each. */
  private async runFilledUp(
    steps: CompiledSteps,
    data: readonly tf.Tensor[],
    count: number,
    size: number,
    ready: Ready,
  ): Promise<Float32Array | undefined> {
    const trainer = trainerOf(this.model);
    const room = steps.plan.name === 'xla' ? roomFor(steps.step) : count;
    const whole = data.map(tensor => filledUp(tensor, room * size));
    const order = tf.range(0, room * size, 1, 'int32');
    const call = { data: whole, order, firstRow: 0, count, rows: room };
    const parts: Float32Array[] = [];
    try {
      // In two parts where XLA takes over between them.
      for (let done = 0; done < count;) {
        const numbers = { ...trainer.counts.numbers, step: trainer.counts.step + done };
        if (!(await ready(steps, { ...call, ...numbers }))) break;
        const part = Math.min(count - done, steps.stepsAtOnce);
        parts.push(steps.run({ ...call, ...numbers, firstRow: done * size, count: part }));
        done += part;
      }
      return parts.length === 0 ? undefined : Float32Array.from(parts.flatMap(part => [...part]));
    } finally {
      tf.dispose([order, ...whole]);
    }
  }

  /** Plans the first call of a step; one that takes single batches (a callback wants it so) is not worth compiling. */
  private plan(trainer: Trainer, steps: CompiledSteps, count: number): void {
    if (this.batches === undefined) trainer.countUnplanned(steps.step, count);
    if (this.planned.has(steps)) return;
    this.planned.add(steps);
    if (count > 1 && roomFor(steps.step) >= FIRST_CALL) trainer.planStream(steps, this.batches ?? 0);
    else trainer.planSingles(steps);
  }
}

/** Batches in the first call, before the pace is known. */
const FIRST_CALL = 8;
