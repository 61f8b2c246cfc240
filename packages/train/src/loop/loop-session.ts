import * as tf from '@tensorflow/tfjs-node';
import { Executable } from '@epochlab/graph/session';
import { countingOutside } from './counting-outside';
import { ClampedIndex, outsideAt, withoutCounts } from './locate';
import { loopGraph } from './loop';
import type { LoopPlan } from './loop-plan';
import { Pace } from './pace';
import { type RecordedStep, widthOf } from '../record/step';
import { bestOnOneThread } from './threads';

/** Inputs of a call of the loop. */
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

/** XLA compiles for each combination of these. */
export const shapesOf = ({ rows, data }: Pick<LoopCall, 'rows' | 'data'>): string =>
  [rows, ...data.map(({ shape }) => shape.join('x'))].join();

/** Batches in the first calls, before the pace is known. */
const FIRST_CALL = 8;

/** The step as it runs by a plan: XLA does not check indices, so the step does. */
const asRun = (step: RecordedStep, plan: LoopPlan['name']): RecordedStep =>
  plan === 'xla' ? countingOutside(step) : step;

function load(step: RecordedStep, plan: LoopPlan['name'], running: RecordedStep): Executable {
  const { graph, inputs, outputs } = loopGraph(running, plan);
  return new Executable(graph, inputs, outputs, { onOneThread: bestOnOneThread(step, plan) });
}

/** The loop over a step as one plan runs it, in a session of its own. */
export class LoopSession {
  readonly pace = new Pace(FIRST_CALL);
  private readonly running: RecordedStep;
  private readonly executable: Executable;
  /** The shapes for which the loop has been compiled, or is being. */
  private readonly prepared = new Map<string, Promise<void> | 'done'>();

  constructor(
    private readonly step: RecordedStep,
    readonly plan: LoopPlan['name'],
  ) {
    this.running = asRun(step, plan);
    this.executable = load(step, plan, this.running);
  }

  /** Whether a call like this one would run at once. */
  isReadyFor(call: LoopCall): boolean {
    return this.prepared.get(this.keyOf(call)) === 'done';
  }

  /** The compilation for calls like this one, if it has begun and is not over. */
  preparing(call: LoopCall): Promise<void> | undefined {
    const begun = this.prepared.get(this.keyOf(call));
    return begun === 'done' ? undefined : begun;
  }

  /** Compiles the loop for calls like this one, on another thread; `undefined` once that is done. */
  prepare(call: LoopCall): Promise<void> | undefined {
    if (this.isReadyFor(call)) return undefined;
    return this.preparing(call) ?? this.begin(call);
  }

  private begin(call: LoopCall): Promise<void> {
    const key = this.keyOf(call);
    const preparing = this.compileFor(call).then(() => void this.prepared.set(key, 'done'));
    this.prepared.set(key, preparing);
    return preparing;
  }

  private compileFor(call: LoopCall): Promise<void> {
    const own = this.argumentsOf({ ...call, count: 0 });
    const preparing = this.executable.prepare([...call.data, call.order, ...own, ...this.step.variables]);
    tf.dispose(own);
    return preparing;
  }

  private keyOf(call: LoopCall): string {
    return this.plan === 'xla' ? shapesOf(call) : '';
  }

  /** Runs `count` steps, updates the variables and returns the outputs of each step, row by row. */
  run(call: LoopCall): Float32Array {
    return this.pace.timed(call.count, () => this.runLoop(call));
  }

  private runLoop(call: LoopCall): Float32Array {
    const own = this.argumentsOf(call);
    const [logs, ...values] = this.runWith(own, call);
    if (!logs) throw new Error('The compiled loop returned nothing.');
    const width = widthOf(this.running);
    const result = logs.dataSync<'float32'>().slice(0, call.count * width);
    const wrong = outsideAt(result, width, widthOf(this.step));
    if (wrong === undefined)
      this.step.written.forEach((index, k) => this.step.variables[index]?.assign(values[k] as tf.Tensor));
    tf.dispose([...own, ...values, logs]);
    if (wrong !== undefined) throw new ClampedIndex(wrong);
    return withoutCounts(result, width, widthOf(this.step));
  }

  private runWith(own: readonly tf.Tensor[], { data, order }: LoopCall): tf.Tensor[] {
    try {
      return this.executable.run([...data, order, ...own, ...this.step.variables]);
    } catch (error) {
      tf.dispose([...own]);
      throw error;
    }
  }

  /** Inputs of the loop between the data and the variables. */
  private argumentsOf({ firstRow, count, rows, step, seed, learningRate }: LoopCall): tf.Tensor[] {
    return [
      tf.tensor1d([firstRow, count, step, seed], 'int32'),
      tf.scalar(learningRate),
      tf.zeros([rows, widthOf(this.running)]),
    ];
  }

  dispose(): void {
    this.executable.dispose();
  }
}
