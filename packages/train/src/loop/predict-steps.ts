import * as tf from '@tensorflow/tfjs-node';
import { Executable } from '@epochlab/graph/session';
import { type LoopPlan, predictionPlan } from './loop-plan';
import { located, rowsInOrder } from './locate';
import { Pace } from './pace';
import { predictGraph } from './predict-graph';
import type { StepNumbers } from './single-step';
import type { RecordedStep } from '../record/step';
import { bestOnOneThread } from './threads';

/** Batches in the first call. */
const FIRST_CALL = 16;

/** A traced prediction, compiled to run any number of batches in one native call. */
export class PredictSteps {
  readonly pace = new Pace(FIRST_CALL);
  readonly plan: LoopPlan;
  private readonly executable: Executable;

  constructor(readonly step: RecordedStep) {
    this.plan = predictionPlan(step);
    const { name } = this.plan;
    const { graph, inputs, outputs } = predictGraph(step, name === 'fused');
    this.executable = new Executable(graph, inputs, outputs, { onOneThread: bestOnOneThread(step, name) });
  }

  /** Whether any batch has run. */
  get started(): boolean {
    return this.pace.started;
  }

  /** Each output for the rows of `count` batches from row `firstRow` on. */
  run(data: readonly tf.Tensor[], firstRow: number, count: number, { step, seed }: StepNumbers): tf.Tensor[] {
    return this.pace.timed(count, () => {
      const call = tf.tensor1d([firstRow, count, step, seed], 'int32');
      const results = this.runExecutable(data, call, firstRow, count);
      const values = results.slice(this.step.outputs.length);
      this.step.written.forEach((index, k) => this.step.variables[index]?.assign(values[k] as tf.Tensor));
      tf.dispose([call, ...values]);
      return results.slice(0, this.step.outputs.length);
    });
  }

  private runExecutable(
    data: readonly tf.Tensor[],
    call: tf.Tensor,
    firstRow: number,
    count: number,
  ): tf.Tensor[] {
    try {
      return this.executable.run([...data, call, ...this.step.variables]);
    } catch (error) {
      call.dispose();
      throw located(error, this.step, rowsInOrder(this.step, { data, firstRow, count }));
    }
  }

  dispose(): void {
    this.executable.dispose();
  }
}
