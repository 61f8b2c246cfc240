import * as tf from '@tensorflow/tfjs-node';
import { Executable } from '@epochlab/graph/session';
import { tidied } from '@epochlab/graph/record';
import { type Trace, traceOnce } from '@epochlab/graph/trace';
import { type TrainableModel, wantsEager } from '@epochlab/train';
import { JavaScriptState } from '@epochlab/train/javascript-state';
import { logitsOf } from './logits';
import type { StepwiseModel } from './stepwise-model';

type Next = (id: tf.Tensor, position: tf.Tensor, cache: readonly tf.Tensor[]) => tf.Tensor[];

/** The step from one position to the next as a graph. */
class CompiledNext {
  private readonly trace: Trace;
  private readonly executable: Executable;
  private readonly state: JavaScriptState;

  constructor(model: tf.LayersModel, stepwise: StepwiseModel) {
    const example = tidied(() => {
      const cache = stepwise.emptyCache();
      const args = [tf.zeros([1, 1], 'int32'), tf.scalar(0, 'int32'), cache];
      // The arguments come back as they were given.
      return traceOnce((...given) => stepwise.next(...(given as Parameters<Next>)), args);
    });
    const { graph, inputs, state, results } = example;
    this.trace = example;
    this.executable = new Executable(graph, [...inputs, ...state], results);
    this.state = new JavaScriptState(model.layers, []);
  }

  /** Whether the layers compute with other values of JavaScript's now. */
  get changed(): boolean {
    return this.state.changed() !== undefined || this.trace.variables.some(({ isDisposed }) => isDisposed);
  }

  readonly run: Next = (id, position, cache) =>
    this.executable.run([id, position, ...cache, ...this.trace.variables]);

  dispose(): void {
    this.executable.dispose();
  }
}

interface Compiled {
  readonly length: number;
  readonly next: CompiledNext;
}

const compiled = new WeakMap<tf.LayersModel, Compiled>();

/** The step of a model as a graph: the one that is there if it still holds. */
function compiledFor(model: tf.LayersModel, stepwise: StepwiseModel, length: number): CompiledNext {
  const known = compiled.get(model);
  if (known?.length === length && !known.next.changed) return known.next;
  known?.next.dispose();
  const next = new CompiledNext(model, stepwise);
  compiled.set(model, { length, next });
  return next;
}

/** Logits of the token that follows a text, from a model that keeps keys and values of the positions that it has read. */
export class CachedText {
  private readonly logits: (row: tf.Tensor) => Float32Array;
  private readonly next: Next;
  private cache: tf.Tensor[];
  private read = 0;

  constructor(
    model: tf.LayersModel,
    stepwise: StepwiseModel,
    readonly length: number,
  ) {
    this.logits = logitsOf(model);
    // A model is what compiled training takes it for.
    this.next = wantsEager(model as unknown as TrainableModel)
      ? (...given) => tf.tidy(() => stepwise.next(...given))
      : compiledFor(model, stepwise, length).run;
    this.cache = stepwise.emptyCache();
  }

  /** The logits of the token after `text`, which begins with what has been read. */
  after(text: readonly number[]): Float32Array {
    let logits: Float32Array = new Float32Array();
    while (this.read < text.length) {
      const last = this.read === text.length - 1;
      const [row, ...cache] = this.step(text[this.read] as number);
      tf.dispose(this.cache);
      this.cache = cache;
      if (last) logits = tidied(() => this.logits(row as tf.Tensor));
      row?.dispose();
      this.read++;
    }
    return logits;
  }

  dispose(): void {
    tf.dispose(this.cache);
    this.cache = [];
  }

  private step(token: number): tf.Tensor[] {
    const [id, position] = [tf.tensor2d([token], [1, 1], 'int32'), tf.scalar(this.read, 'int32')];
    try {
      return this.next(id, position, this.cache);
    } finally {
      tf.dispose([id, position]);
    }
  }
}
