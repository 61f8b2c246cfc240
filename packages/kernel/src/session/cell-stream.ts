import { Writable } from 'node:stream';
import type { RingWriter } from '../threads/output-ring';
import type { StreamName } from '../threads/messages';
import type { Activities } from './activities';

type WriteCallback = (error?: Error | null) => void;

/**
 * `process.stdout` and `process.stderr` of a notebook: what is written goes to the cell whose code writes it. A write
 * does not pass through Writable's buffer, whose state an interrupt in the middle of it would corrupt.
 */
export class CellStream extends Writable {
  readonly fd: number;
  readonly isTTY = false;

  constructor(
    private readonly streamName: StreamName,
    private readonly activities: Activities,
    private readonly ring: RingWriter,
  ) {
    super();
    this.fd = streamName === 'stdout' ? 1 : 2;
  }

  override write(
    chunk: unknown,
    encoding?: BufferEncoding | WriteCallback,
    callback?: WriteCallback,
  ): boolean {
    const done = typeof encoding === 'function' ? encoding : callback;
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('utf8');
    this.ring.write({ activity: this.activities.current?.origin.id ?? 0, name: this.streamName, text });
    if (done) process.nextTick(done);
    return true;
  }

  override end(): this {
    return this; // the streams of a process stay open
  }
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
