const RUNNING = 0;
const STANDING = 1;
/** The user's thread goes on by itself after so long, in ms. */
const LIMIT_MS = 500;

/** Lets the protocol thread act on the user's thread at a moment when that stands still. */
export class Standstill {
  private readonly state: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.state = new Int32Array(memory);
  }

  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(4);
  }

  /**
   * The user's thread: stands still until it is released. It spins: this may be called while `Atomics.wait` waits,
   * and V8 does not nest waits of one thread.
   */
  stand(): void {
    const limit = performance.now() + LIMIT_MS;
    Atomics.store(this.state, 0, STANDING);
    Atomics.notify(this.state, 0);
    while (Atomics.load(this.state, 0) === STANDING && performance.now() < limit);
    Atomics.store(this.state, 0, RUNNING);
  }

  /** The protocol thread: whether the user's thread stands still, as soon as it does or `release` is called. */
  async reached(): Promise<boolean> {
    await Atomics.waitAsync(this.state, 0, RUNNING).value;
    return Atomics.load(this.state, 0) === STANDING;
  }

  release(): void {
    Atomics.store(this.state, 0, RUNNING);
    Atomics.notify(this.state, 0);
  }
}
