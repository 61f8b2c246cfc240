import type * as tf from '@tensorflow/tfjs-node';
import type { TrainableModel } from '../model';
import { CompiledSteps, type LoopCall } from '../loop/steps';
import { type Trainer, trainerOf } from '../trainer/trainer';
import { BatchLogs } from './batch-logs';
import type { CompiledSection } from './batch-sections';
import { CALL_MS, callOf, rowsOf } from './calls';
import type { BatchSource, Chunk, ChunkRequest } from './epoch-loop';
import { epochSpans, type Span } from './epoch-spans';
import type { Columns } from './log-columns';
import { RowOrder } from './shuffle';

/** Rows in memory, and how they are gone through. */
export interface RowPlan {
  readonly model: TrainableModel;
  readonly trainer: Trainer;
  readonly train: readonly CompiledSection[];
  readonly data: readonly tf.Tensor[];
  readonly columns: Columns;
  readonly shuffle: boolean | 'batch';
  /** Whether the order of rows must be the same in a process that goes on from a checkpoint. */
  readonly repeatable: boolean;
  /** Batches in an epoch. */
  readonly stepsPerEpoch: number;
}

/** The batches of rows in memory, in sections of one size, in another order for each pass. */
export class RowBatches implements BatchSource {
  private readonly order: RowOrder;

  constructor(private readonly plan: RowPlan) {
    const { train, shuffle, repeatable, trainer } = plan;
    this.order = new RowOrder({
      rows: rowsOf(train),
      batchSize: train[0]?.batchSize ?? 1,
      shuffle,
      seed: repeatable ? trainer.counts.seed : undefined,
    });
  }

  async *chunks(epoch: number, { most, ready }: ChunkRequest): AsyncGenerator<Chunk, boolean> {
    const { model, train, stepsPerEpoch } = this.plan;
    let ran = 0;
    for (const span of epochSpans(train, epoch, stepsPerEpoch))
      for (let done = 0; done < span.count;) {
        const { section } = span;
        const callFor = (count: number) => this.callFor(span, done, count);
        const steps = section.steps();
        if (!(await ready(steps, callFor(0)))) return false;
        const count = Math.min(span.count - done, most(), steps.batchesFor(CALL_MS));
        // A callback may change the learning rate until the call runs.
        yield { count, run: async () => this.run(section, callFor(count)) };
        done += count;
        ran += count;
        if (model.stopTraining_) return ran === stepsPerEpoch;
      }
    return true;
  }

  private callFor({ section, pass, done: before }: Span, done: number, count: number): LoopCall {
    return callOf(this.plan, section, this.order.forPass(pass), before + done, count);
  }

  private run(section: CompiledSection, call: LoopCall): BatchLogs {
    const { model, columns } = this.plan;
    const steps = section.steps();
    const values = steps.run(call);
    if (values.length !== call.count * columns.width) throw new Error(OTHER_LOSSES);
    // tfjs's own step counts itself.
    if (steps instanceof CompiledSteps) trainerOf(model).counts.advance(call.count);
    return new BatchLogs(columns, values, section.batchSize);
  }

  dispose(): void {
    this.order.dispose();
  }
}

const OTHER_LOSSES =
  'The model was compiled with other losses or metrics while fit trains it, which reports those that it began with. Compile it before, or when fit has ended.';
