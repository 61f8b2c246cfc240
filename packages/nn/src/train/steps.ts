import * as tf from '@tensorflow/tfjs-node';
import { Executable } from '../graph/executable';
import { loopGraph } from './loop';
import { countingOutside } from './lookups/counting-outside';
import { ClampedIndex, located, outsideAt, rowsOfCall, withoutCounts } from './lookups/locate';
import { type LoopPlan, withoutXla } from './loop-plan';
import { Pace } from './pace';
import type { Step } from './step';
import { bestOnOneThread } from './threads';

/** What a call of the loop works on. */
export interface LoopCall {
  readonly data: readonly tf.Tensor[];
  readonly order: tf.Tensor;
  readonly firstRow: number;
  readonly count: number;
  /** How many rows `logs` has: fixed within a fit, since XLA compiles for it. */
  readonly rows: number;
  readonly step: number;
  readonly seed: number;
  readonly learningRate: number;
}

/** Batches in the first calls, before the pace is known. */
const FIRST_CALL = 8;

/** The step as it runs by a plan: XLA does not check indices, so the step does. */
const asRun = (step: Step, plan: LoopPlan): Step => (plan.name === 'xla' ? countingOutside(step) : step);

function load(step: Step, plan: LoopPlan, running: Step): Executable {
  const { graph, inputs, outputs } = loopGraph(running, plan);
  return new Executable(graph, inputs, outputs, { onOneThread: bestOnOneThread(step, plan.name) });
}

/** XLA compiles for each combination of these. */
const shapesOf = ({ rows, data }: LoopCall) => [rows, ...data.map(({ shape }) => shape.join('x'))].join();

/** A traced step, compiled to run any number of batches in one native call. */
export class CompiledSteps {
  private executable: Executable;
  private running: Step;
  private readonly pace = new Pace(FIRST_CALL);
  private refusedXla = false;
  /** The shapes for which the loop has been compiled, or is being. */
  private prepared = new Map<string, Promise<void> | 'done'>();

  constructor(
    readonly step: Step,
    private chosen: LoopPlan,
  ) {
    this.running = asRun(step, chosen);
    this.executable = load(step, chosen, this.running);
  }

  get plan(): LoopPlan {
    return this.chosen;
  }

  /** Changes how the loop runs, from the next call on. */
  use(plan: LoopPlan): void {
    if (plan.name === this.chosen.name || this.refusedXla) return;
    this.executable.dispose();
    this.running = asRun(this.step, plan);
    this.executable = load(this.step, plan, this.running);
    this.chosen = plan;
    this.pace.reset();
    this.prepared = new Map();
  }

  get msPerStep(): number | undefined {
    return this.pace.msPerBatch;
  }

  /** How many batches take about `ms` milliseconds. */
  batchesFor(ms: number): number {
    return this.pace.batchesFor(ms);
  }

  /** Compiles the loop for calls like this one, on another thread; `undefined` once that is done. */
  prepare(call: LoopCall): Promise<void> | undefined {
    const shapes = this.chosen.name === 'xla' ? shapesOf(call) : '';
    const begun = this.prepared.get(shapes);
    if (begun) return begun === 'done' ? undefined : begun;
    const { prepared } = this;
    const preparing = this.compileFor(call).then(() => void prepared.set(shapes, 'done'));
    prepared.set(shapes, preparing);
    return preparing;
  }

  private async compileFor(call: LoopCall): Promise<void> {
    const { executable } = this;
    const own = this.argumentsOf({ ...call, count: 0 });
    const preparing = executable.prepare([...call.data, call.order, ...own, ...this.step.variables]);
    tf.dispose(own);
    try {
      await preparing;
    } catch (error) {
      if (this.executable === executable) this.refuseXla(error);
    }
  }

  /** Runs `count` steps, updates the variables and returns the outputs of each step, row by row. */
  run(call: LoopCall): Float32Array {
    try {
      return this.pace.timed(call.count, () => this.runLoop(call));
    } catch (error) {
      throw located(error, this.step, rowsOfCall(this.step, call));
    }
  }

  private runLoop(call: LoopCall): Float32Array {
    const own = this.argumentsOf(call);
    const [logs, ...values] = this.runWith(own, call);
    if (!logs) throw new Error('The compiled loop returned nothing.');
    const width = this.running.outputs.length;
    const result = logs.dataSync<'float32'>().slice(0, call.count * width);
    const wrong = outsideAt(result, width, this.step.outputs.length);
    if (wrong === undefined)
      this.step.written.forEach((index, k) => this.step.variables[index]?.assign(values[k] as tf.Tensor));
    tf.dispose([...own, ...values, logs]);
    if (wrong !== undefined) throw new ClampedIndex(wrong);
    return withoutCounts(result, width, this.step.outputs.length);
  }

  private runWith(own: readonly tf.Tensor[], { data, order }: LoopCall): tf.Tensor[] {
    try {
      return this.runOrFallBack([...data, order, ...own, ...this.step.variables]);
    } catch (error) {
      tf.dispose([...own]);
      throw error;
    }
  }

  /** What the loop takes between the data and the variables. */
  private argumentsOf({ firstRow, count, rows, step, seed, learningRate }: LoopCall): tf.Tensor[] {
    return [
      tf.tensor1d([firstRow, count, step, seed], 'int32'),
      tf.scalar(learningRate),
      tf.zeros([rows, this.running.outputs.length]),
    ];
  }

  private runOrFallBack(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    try {
      return this.executable.run(inputs);
    } catch (error) {
      this.refuseXla(error);
      return this.executable.run(inputs);
    }
  }

  /** Goes on without XLA if that is what failed. */
  private refuseXla(error: unknown): void {
    if (this.chosen.name !== 'xla' || this.pace.started) throw error;
    this.use(withoutXla(String(error)));
    this.refusedXla = true;
  }

  dispose(): void {
    this.executable.dispose();
  }
}
