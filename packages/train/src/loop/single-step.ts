import * as tf from '@tensorflow/tfjs-node';
import { DTYPE, Graph } from '@epochlab/graph/structure';
import { Executable } from '@epochlab/graph/session';
import { located } from './locate';
import type { RecordedStep } from '../record/step';
import { bestOnOneThread } from './threads';

export interface StepNumbers {
  readonly learningRate: number;
  readonly seed: number;
  readonly step: number;
}

/** A traced step as a graph of its own: one batch in one native call, its outputs as tensors. */
export class SingleStep {
  /** How many batches have run. */
  ran = 0;
  private readonly executable: Executable;

  constructor(readonly step: RecordedStep) {
    const graph = new Graph();
    const inputs = step.body.graph.params.map((param, i) =>
      graph.placeholder(param.dtypes[0] ?? DTYPE.float32, param.shapes[0], `in${i}`),
    );
    const results = graph.inline(step.body, inputs);
    this.executable = new Executable(graph, inputs, results, { onOneThread: bestOnOneThread(step, 'plain') });
  }

  /** Whether any has. */
  get started(): boolean {
    return this.ran > 0;
  }

  /** Runs the step, updates the variables it assigns, and returns its outputs. */
  run(batch: readonly tf.Tensor[], { learningRate, seed, step }: StepNumbers): tf.Tensor[] {
    const own = [tf.scalar(learningRate), tf.scalar(seed, 'int32'), tf.scalar(step, 'int32')];
    const results = this.runExecutable(batch, own);
    this.ran++;
    const values = results.slice(this.step.outputs.length);
    this.step.written.forEach((index, k) => this.step.variables[index]?.assign(values[k] as tf.Tensor));
    tf.dispose([...own, ...values]);
    return results.slice(0, this.step.outputs.length);
  }

  private runExecutable(batch: readonly tf.Tensor[], own: readonly tf.Tensor[]): tf.Tensor[] {
    try {
      return this.executable.run([...batch, ...own, ...this.step.variables]);
    } catch (error) {
      tf.dispose([...own]);
      throw located(error, this.step, {
        count: 1,
        take: () => batch.map(tensor => tensor.clone()),
        rowOf: (_, row) => row,
      });
    }
  }

  dispose(): void {
    this.executable.dispose();
  }
}
