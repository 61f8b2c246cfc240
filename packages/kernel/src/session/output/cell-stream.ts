import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { inspect } from 'node:util';
import type { RingWriter } from '../../threads/output-ring';
import type { StreamName } from '../../threads/messages';
import type { Activities } from '../activity/activities';

type WriteCallback = (error?: Error | null) => void;

/**
 * `process.stdout` and `process.stderr` of a notebook: what is written goes to the cell whose code writes it. A write
 * does not pass through Writable's buffer, whose state an interrupt in the middle of it would corrupt.
 */
export class CellStream extends Writable {
  readonly fd: number;
  readonly isTTY = false;
  /** A character may come in pieces, to one activity while another writes. */
  private readonly decoders = new WeakMap<object, StringDecoder>();

  constructor(
    private readonly streamName: StreamName,
    private readonly activities: Activities,
    private readonly ring: RingWriter,
  ) {
    super({ autoDestroy: false }); // nobody need wait for it to be closed: it never is
    this.fd = streamName === 'stdout' ? 1 : 2;
  }

  override write(
    chunk: unknown,
    encoding?: BufferEncoding | WriteCallback | null,
    callback?: WriteCallback,
  ): boolean {
    const done = typeof encoding === 'function' ? encoding : callback;
    const activity = this.activities.current;
    const text = this.decode(
      activity ?? this,
      isEncoded(chunk, encoding) ? Buffer.from(chunk as string, encoding) : chunk,
    );
    this.ring.write({ activity: activity?.origin.id ?? 0, name: this.streamName, text });
    if (done) process.nextTick(done);
    return true;
  }

  private decode(writer: object, chunk: unknown): string {
    const pending = this.decoders.get(writer);
    if (typeof chunk === 'string') return pending ? pending.end() + chunk : chunk;
    const decoder = pending ?? new StringDecoder('utf8');
    this.decoders.set(writer, decoder);
    return decoder.write(bytesOf(chunk));
  }

  /** The streams of a process stay open; whoever waits for the end (`pipeline`) is told that all is written. */
  override end(...args: unknown[]): this {
    const done = args.find(arg => typeof arg === 'function') as (() => void) | undefined;
    const [chunk, encoding] = args;
    if (chunk !== undefined && chunk !== null && chunk !== done)
      this.write(chunk, encoding as BufferEncoding | undefined);
    process.nextTick(() => {
      this.emit('finish');
      done?.();
    });
    return this;
  }

  override destroy(): this {
    return this;
  }
}

// `chunk` is then a string.
function isEncoded(chunk: unknown, encoding: unknown): encoding is BufferEncoding {
  return typeof chunk === 'string' && typeof encoding === 'string' && !/^utf-?8$/i.test(encoding);
}

function bytesOf(chunk: unknown): Buffer {
  if (!ArrayBuffer.isView(chunk))
    throw new TypeError(
      `Expected a string, a Buffer, a typed array or a DataView to write, got ${inspect(chunk)}`,
    );
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

export function captureStreams(activities: Activities, ring: RingWriter): void {
  const replace = (name: StreamName) =>
    Object.defineProperty(process, name, {
      value: new CellStream(name, activities, ring),
      configurable: true,
      enumerable: true,
    });
  replace('stdout');
  replace('stderr');
}
