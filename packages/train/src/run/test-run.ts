import * as tf from '@tensorflow/tfjs-node';
import { BatchLogs } from './batch-logs';
import type { Columns } from './log-columns';
import type { TrainableModel } from '../model';
import type { OpByOpSteps } from './op-by-op';
import type { CompiledSection } from './batch-sections';
import type { CompiledSteps, LoopCall } from '../loop/steps';
import { CALL_MS, callOf, rowsOf } from './calls';

/** A call of the test step: how many batches it takes is known once the loop for it is ready. */
export interface TestCall {
  readonly steps: CompiledSteps | OpByOpSteps;
  readonly call: LoopCall;
  readonly run: () => BatchLogs;
}

/** A test step over all rows in order, as often as is asked for. */
export class TestRun {
  private readonly order: tf.Tensor;

  constructor(
    readonly model: TrainableModel,
    private readonly parts: readonly CompiledSection[],
    readonly data: readonly tf.Tensor[],
    readonly columns: Columns,
  ) {
    this.order = tf.keep(tf.range(0, rowsOf(parts), 1, 'int32'));
  }

  /** The calls of one pass; each is to run before the next is asked for. */
  *calls(): Generator<TestCall> {
    for (const section of this.parts) {
      for (let done = 0; done < section.count;) {
        const steps = section.steps();
        const call = callOf(this, section, this.order, done, 0);
        const run = () => {
          // They may be other ones than those that were made ready.
          const now = section.steps();
          const count = Math.min(section.count - done, now.batchesFor(CALL_MS));
          done += count;
          return new BatchLogs(this.columns, now.run({ ...call, count }), section.batchSize);
        };
        yield { steps, call, run };
      }
    }
  }

  dispose(): void {
    this.order.dispose();
  }
}
