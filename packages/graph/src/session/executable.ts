import type * as tf from '@tensorflow/tfjs-node';
import { encodeGraph } from '../proto/encode';
import type { Graph } from '../structure/graph';
import { handleOf, type NativeBackend, nativeBackend } from '../native/binding';
import type { Output } from '../structure/node';

/** The comma-separated list of names that the binding takes. */
const nameList = (outputs: readonly Output[]): string =>
  outputs.map(({ node, index }) => `${node.name}:${index},`).join('');

export interface ExecutableOptions {
  /** For ops so small that threads sharing them would wait for each other; by default the session has one for each processor. */
  readonly onOneThread?: boolean;
}

/**
 * A graph loaded into a TensorFlow session of its own, ready to be run with one native call.
 * `dispose` it when done: a session holds threads and memory outside JavaScript.
 */
export class Executable {
  /** How many graphs have run in this process. */
  static runs = 0;
  private readonly backend: NativeBackend = nativeBackend();
  private readonly id: number;
  private readonly feeds: string;
  private readonly fetches: string;
  private preparations = 0;
  private disposed = false;

  constructor(
    graph: Graph,
    inputs: readonly Output[],
    outputs: readonly Output[],
    { onOneThread = false }: ExecutableOptions = {},
  ) {
    // A session cannot fetch what it is fed.
    const fetched = outputs.map(output =>
      graph.params.includes(output.node) ? graph.op('Identity', [output]) : output,
    );
    this.feeds = nameList(inputs);
    this.fetches = nameList(fetched);
    this.id = this.backend.binding.createSession(encodeGraph(graph, fetched).serializeBinary(), onOneThread);
    sessions.register(this, this.id, this);
  }

  /**
   * Runs the graph on another thread and drops the results: TensorFlow has then compiled it for inputs of these shapes, and
   * JavaScript has not stood still for it. The inputs may be disposed at once.
   */
  async prepare(inputs: readonly tf.TensorInfo[]): Promise<void> {
    const handles = this.handlesOf(inputs);
    this.preparations++;
    try {
      await this.backend.binding.prepareSavedModel(this.id, handles, this.feeds, this.fetches);
    } finally {
      this.preparations--;
      if (this.disposed) this.deleteIfIdle();
    }
  }

  /** Runs the graph; the results are new tensors of the caller's. */
  run(inputs: readonly tf.TensorInfo[]): tf.Tensor[] {
    const handles = this.handlesOf(inputs);
    Executable.runs++;
    const outputs = this.backend.binding.runSavedModel(this.id, handles, this.feeds, this.fetches);
    return outputs.map(metadata => this.backend.createOutputTensor(metadata));
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    sessions.unregister(this);
    this.deleteIfIdle();
  }

  private handlesOf(inputs: readonly tf.TensorInfo[]): number[] {
    if (this.disposed) throw new Error('This graph was disposed; build or trace it again.');
    return inputs.map(tensor => handleOf(this.backend, tensor));
  }

  /** A session that another thread still uses is deleted when that is done. */
  private deleteIfIdle(): void {
    if (this.preparations === 0) this.backend.binding.deleteSavedModel(this.id);
  }
}

/** Sessions whose owner was garbage-collected without `dispose`. */
const sessions = new FinalizationRegistry<number>(id => nativeBackend().binding.deleteSavedModel(id));
