import type { StreamName } from './messages';

/** Positions in the control words. */
const WRITTEN = 0;
const READ = 1;
const CONTROL_BYTES = 8;

/** A record is its length in bytes, a tag, and the bytes, padded to a multiple of four. */
const RECORD_HEADER = 8;
const TEXT = { stdout: 0, stderr: 1 } as const;
const BARRIER = 2;
const PADDING = 3;

const CAPACITY = 1 << 20;
const WAIT_MS = 1000;

export interface RingPiece {
  readonly activity: number;
  readonly name: StreamName;
  readonly text: string;
}

/**
 * Output on its way from the user's thread to the protocol thread, in shared memory: a line is visible to the other
 * side at once, even when the thread that wrote it never leaves its loop again, and when nobody reads, the writer
 * waits instead of filling the heap. One writer, one reader. A write that is cut short (the thread's execution was
 * terminated) leaves no trace, since a record exists from the moment that the count of written bytes is stored.
 */
class Ring {
  protected readonly control: Int32Array;
  protected readonly words: Int32Array;
  protected readonly bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.control = new Int32Array(memory, 0, 2);
    this.words = new Int32Array(memory, CONTROL_BYTES);
    this.bytes = new Uint8Array(memory, CONTROL_BYTES);
  }

  protected count(which: number): number {
    return Atomics.load(this.control, which);
  }

  protected position(count: number): number {
    return (count >>> 0) % CAPACITY;
  }
}

export function createRingMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(CONTROL_BYTES + CAPACITY);
}

export class RingWriter extends Ring {
  private readonly encoder = new TextEncoder();

  write({ activity, name, text }: RingPiece): void {
    for (let rest = text; rest.length > 0;) rest = rest.slice(this.writeSome(activity, TEXT[name], rest));
  }

  /** Marks the place of message number `sequence` among the text. */
  writeBarrier(sequence: number): void {
    this.room(RECORD_HEADER);
    this.commit(sequence, BARRIER, 0);
  }

  /** Waits until the reader is at most so many bytes behind. */
  waitForReader(most: number): void {
    for (;;) {
      const read = this.count(READ);
      if ((this.count(WRITTEN) - read) >>> 0 <= most) return;
      Atomics.wait(this.control, READ, read, WAIT_MS);
    }
  }

  private writeSome(activity: number, kind: number, text: string): number {
    const room = this.room(Math.min(text.length * 3, CAPACITY / 4) + RECORD_HEADER);
    const start = this.position(this.count(WRITTEN)) + RECORD_HEADER;
    const { read, written } = this.encoder.encodeInto(
      text,
      this.bytes.subarray(start, start + room - RECORD_HEADER),
    );
    this.commit(activity, kind, written);
    return read;
  }

  /** Waits until that many bytes (at most a quarter of the ring) are free in one piece; returns how many are. */
  private room(wanted: number): number {
    for (;;) {
      const read = this.count(READ);
      const written = this.count(WRITTEN);
      const free = CAPACITY - ((written - read) >>> 0);
      const tail = CAPACITY - this.position(written);
      if (free >= wanted && tail >= wanted) return Math.min(free, tail);
      if (tail < wanted && free >= tail) this.commit(0, PADDING, tail - RECORD_HEADER);
      else Atomics.wait(this.control, READ, read, WAIT_MS);
    }
  }

  private commit(value: number, kind: number, length: number): void {
    const written = this.count(WRITTEN);
    const word = this.position(written) / 4;
    this.words[word] = length;
    this.words[word + 1] = value * 4 + kind;
    Atomics.store(this.control, WRITTEN, (written + RECORD_HEADER + aligned(length)) | 0);
    Atomics.notify(this.control, WRITTEN);
  }
}

export class RingReader extends Ring {
  private readonly decoder = new TextDecoder();
  private passed = 0;

  /** Emits the text up to the first barrier whose message has not been handled yet. */
  drain(emit: (piece: RingPiece) => void): void {
    // Text that is written meanwhile is left for the next time: a writer that never rests must not hold the reader up.
    const end = this.count(WRITTEN);
    while (this.count(READ) !== end) {
      const read = this.count(READ);
      const start = this.position(read);
      const length = this.words[start / 4] ?? 0;
      const tag = this.words[start / 4 + 1] ?? 0;
      const [value, kind] = [tag >> 2, tag & 3];
      if (kind === BARRIER && value > this.passed) return;
      if (kind === TEXT.stdout || kind === TEXT.stderr) {
        // A copy: TextDecoder refuses shared memory.
        const text = this.decoder.decode(
          this.bytes.slice(start + RECORD_HEADER, start + RECORD_HEADER + length),
        );
        emit({ activity: value, name: kind === TEXT.stdout ? 'stdout' : 'stderr', text });
      }
      Atomics.store(this.control, READ, (read + RECORD_HEADER + aligned(length)) | 0);
      Atomics.notify(this.control, READ);
    }
  }

  /** Message number `sequence` is about to be handled: emits the text written before it. */
  drainTo(sequence: number, emit: (piece: RingPiece) => void): void {
    this.drain(emit);
    this.passed = sequence;
  }

  /** Settles when there is text that was not there at the call. */
  async changed(): Promise<void> {
    const written = this.count(WRITTEN);
    if (this.count(READ) !== written && !this.atBarrier()) return;
    await Atomics.waitAsync(this.control, WRITTEN, written).value;
  }

  private atBarrier(): boolean {
    const tag = this.words[this.position(this.count(READ)) / 4 + 1] ?? 0;
    return (tag & 3) === BARRIER && tag >> 2 > this.passed;
  }
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
