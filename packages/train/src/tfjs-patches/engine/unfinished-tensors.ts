import * as tf from '@tensorflow/tfjs-node';

interface Backend {
  refCount(dataId: object): number;
  disposeData(dataId: object): boolean;
}

type Counts = Readonly<Record<'numTensors' | 'numBytes' | 'numStringTensors', number>>;

/** State of tfjs's engine about tensors. */
interface Engine {
  readonly backend: Backend;
  readonly state: Counts & {
    readonly tensorInfo: WeakMap<object, object>;
    readonly scopeStack: readonly unknown[];
    readonly activeScope?: { readonly track: readonly tf.Tensor[] } | null;
  };
  trackTensor(tensor: tf.Tensor, backend?: Backend): void;
  disposeTensor(tensor: tf.Tensor): void;
  endScope(result?: tf.TensorContainer): void;
  saveTensorsForBackwardMode(tensors: readonly tf.Tensor[]): tf.Tensor[];
  removeDataId(dataId: object, backend: Backend): void;
}

/** The counting of a tensor, or its disposal, that is under way. */
interface EngineStep {
  readonly tensor: tf.Tensor;
  readonly counts: Counts;
  /** How many tensors shared its data. */
  readonly references: number;
  readonly isDisposal: boolean;
}

/**
 * An interrupt may end a loop at any point of tfjs's own bookkeeping: a tensor is counted and in no scope yet, on its way from a scope to
 * the one around it, saved for a gradient and not on the tape yet, half disposed of. This watches what is made inside of open scopes, so
 * that nothing of it stays behind.
 */
export class UnfinishedTensors {
  readonly #inScopes = new Set<tf.Tensor>();
  readonly #saved = new WeakSet<tf.Tensor>();
  #step: EngineStep | undefined;

  private constructor(private readonly engine: Engine) {}

  /** Watches the engine from now on. */
  static watch(): UnfinishedTensors {
    // tfjs's own type of its engine hides these; they have been there since 1.0.
    const engine = tf.engine() as unknown as Engine;
    const watched = new UnfinishedTensors(engine);
    const count = engine.trackTensor.bind(engine);
    const dispose = engine.disposeTensor.bind(engine);
    const endScope = engine.endScope.bind(engine);
    engine.trackTensor = (tensor, backend) => {
      // A variable belongs to no scope.
      if (tensor instanceof tf.Variable) return count(tensor, backend);
      watched.#during(tensor, false, () => {
        count(tensor, backend);
        if (engine.state.scopeStack.length > 0) watched.#inScopes.add(tensor);
      });
    };
    engine.disposeTensor = tensor => {
      // A variable that is assigned gives up its old data this way, and lives on.
      if (tensor instanceof tf.Variable) return dispose(tensor);
      watched.#during(tensor, true, () => {
        dispose(tensor);
        markDisposed(tensor);
        watched.#inScopes.delete(tensor);
      });
    };
    engine.endScope = result => {
      endScope(result);
      // Tensors that come out of the outermost scope are the user's.
      if (engine.state.scopeStack.length === 0) watched.#inScopes.clear();
    };
    engine.saveTensorsForBackwardMode = tensors =>
      tensors.map(tensor => {
        const copy = tensor.clone();
        watched.#saved.add(copy);
        return tf.keep(copy);
      });
    return watched;
  }

  /**
   * Closes what is open with `close`, after the step that was under way has been brought to an end, and disposes of what is still
   * there of all that was made in scopes.
   */
  endWith(close: () => void): void {
    const step = this.#step;
    this.#step = undefined;
    if (step?.isDisposal) this.#settleDisposal(step);
    else if (step) this.#settleCounting(step);
    const made = [...this.#inScopes];
    close();
    for (const tensor of made) if (!tensor.kept || this.#saved.has(tensor)) tensor.dispose();
    this.#inScopes.clear();
  }

  #during(tensor: tf.Tensor, isDisposal: boolean, run: () => void): void {
    const { numTensors, numBytes, numStringTensors } = this.engine.state;
    const references = this.engine.backend.refCount(tensor.dataId);
    this.#step = { tensor, counts: { numTensors, numBytes, numStringTensors }, references, isDisposal };
    try {
      run();
    } finally {
      // Reached after an error, but not where V8 ends the code.
      this.#step = undefined;
    }
  }

  /** As if the tensor had never been made, unless its scope has it already. */
  #settleCounting({ tensor, counts }: EngineStep): void {
    const { state } = this.engine;
    if (state.activeScope?.track.includes(tensor)) return;
    Object.assign(state, counts);
    this.#inScopes.delete(tensor);
    this.#freeData(tensor);
    markDisposed(tensor);
  }

  /** Once its data is given up, the tensor is gone; before that, it is as it was and its scope will dispose of it. */
  #settleDisposal({ tensor, counts, references }: EngineStep): void {
    Object.assign(this.engine.state, counts);
    if (this.engine.backend.refCount(tensor.dataId) === references) return;
    const bytes =
      tensor.dtype === 'complex64' || tensor.dtype === 'string'
        ? 0
        : tensor.size * tf.util.bytesPerElement(tensor.dtype);
    Object.assign(this.engine.state, {
      numTensors: counts.numTensors - 1,
      numBytes: counts.numBytes - bytes,
      numStringTensors: counts.numStringTensors - (tensor.dtype === 'string' ? 1 : 0),
    });
    if (references <= 1) this.engine.removeDataId(tensor.dataId, this.engine.backend);
    markDisposed(tensor);
  }

  #freeData({ dataId }: tf.Tensor): void {
    const { backend } = this.engine;
    if (backend.disposeData(dataId)) this.engine.removeDataId(dataId, backend);
  }
}

/** tfjs sets this once the engine is done with a tensor. */
function markDisposed(tensor: tf.Tensor): void {
  (tensor as unknown as { isDisposedInternal: boolean }).isDisposedInternal = true;
}
