import * as tf from '@tensorflow/tfjs-node';
import { afterInterrupt } from '../callbacks/after-interrupt';
import type { CallbackList } from '../callbacks/callback-list';
import { BatchLogs, EpochMeans } from './batch-logs';
import type { Columns } from './log-columns';
import type { TrainableModel } from '../model';
import type { OpByOpSteps } from './op-by-op';
import type { CompiledSection } from './batch-sections';
import type { CompiledSteps, LoopCall } from '../loop/steps';
import { CALL_MS, callOf, rowsOf } from './calls';
import { unless } from './compile-waits';
import { EventLoopTurns } from './event-loop-turns';

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

/**
 * Runs the test step over the validation data, in calls that are short enough for controls to answer between them; nothing if an
 * interrupt leaves no time for all of it.
 */
export async function validate(
  run: TestRun,
  { callbacks }: CallbackList,
): Promise<Record<string, number> | undefined> {
  const means = new EpochMeans(run.columns);
  const turns = new EventLoopTurns();
  const over = afterInterrupt(callbacks);
  const ready = unless(over, []);
  for (const test of run.calls()) {
    if (over() || !(await ready(test.steps, test.call))) return undefined;
    means.add(test.run());
    await turns.take();
  }
  return means.named('val_');
}

/** Runs a test step over all rows in order, in one go. */
export function runOnce(
  model: TrainableModel,
  parts: readonly CompiledSection[],
  data: readonly tf.Tensor[],
  columns: Columns,
): EpochMeans {
  const means = new EpochMeans(columns);
  const all = new TestRun(model, parts, data, columns);
  try {
    for (const { steps, call, run } of all.calls()) {
      steps.foresee(call);
      means.add(run());
    }
  } finally {
    all.dispose();
  }
  return means;
}
