/** A number that both threads can read while either of them is busy: how often the user has interrupted. */
export class InterruptCount {
  private readonly cell: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.cell = new Int32Array(memory);
  }

  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(4);
  }

  get value(): number {
    return Atomics.load(this.cell, 0);
  }

  increment(): number {
    return Atomics.add(this.cell, 0, 1) + 1;
  }
}
