import type { XPublisher } from 'zeromq';
import { createHeader, encodeParts } from '../../wire/encode';
import { joinFrames } from '../../wire/frames';
import type { DisplayData, Header, JsonObject, PublicationName, Publications } from '../../wire/message';
import type { Signer } from '../../wire/signer';
import type { Publication, StreamName, Origin } from '../../threads/messages';
import { BoundedOutputs } from './bounded-output/bounded-outputs';
import { SendQueue } from '../sockets/send-queue';
import { StreamBatcher } from './stream-batcher';

const SUBSCRIBE = 1;

/** The broadcast side of the kernel: everything that every front end sees. */
export class IOPub {
  private readonly queue: SendQueue;
  private readonly streams = new StreamBatcher((origin, name, text) => {
    const header = origin?.header;
    if (!this.bounded.takesStream(header, name, text)) void this.send('stream', { name, text }, header);
  });
  private readonly bounded = new BoundedOutputs(header => ({
    stream: (name, text) => void this.send('stream', { name, text }, header),
    display: (type, content) => void this.send(type, content, header),
  }));

  constructor(
    private readonly socket: XPublisher,
    private readonly signer: Signer,
    private readonly session: string,
    onError: (error: unknown) => void,
  ) {
    this.queue = new SendQueue({ send: frames => socket.send(frames) }, onError);
  }

  stream(origin: Origin | undefined, name: StreamName, text: string): void {
    this.streams.add(origin, name, text);
  }

  publish<T extends PublicationName>(
    msgType: T,
    content: Publications[T],
    parent: Header | undefined,
    metadata: JsonObject = {},
    buffers: readonly Uint8Array[] = [],
  ): Promise<void> {
    this.streams.flush();
    if (this.keepsBack(msgType, content, parent)) return Promise.resolve();
    return this.send(msgType, content, parent, metadata, buffers);
  }

  /** From here on the cell's output is no more than a page can draw. */
  bound(cell: Header, name: string): void {
    this.bounded.begin(cell, name);
  }

  /** The cell is over: all that there is to say of its output is sent. */
  finish(cell: Header): void {
    this.streams.flush();
    this.bounded.end(cell);
  }

  relay({ msgType, content, origin, metadata, buffers }: Publication): Promise<void> {
    return this.publish(msgType, content, origin?.header, metadata, buffers);
  }

  /** Greets each subscriber, so that a front end knows from when on it misses nothing (JEP 65). */
  async welcome(): Promise<void> {
    for await (const [frame] of this.socket) {
      if (frame?.[0] !== SUBSCRIBE) continue;
      const topic = frame.subarray(1).toString('utf8');
      void this.enqueue(topic, 'iopub_welcome', { subscription: topic }, undefined, {}, []);
    }
  }

  drained(): Promise<void> {
    this.streams.flush();
    return this.queue.drained();
  }

  /** Whether a page could not draw this, so that it comes later or not at all. */
  private keepsBack(
    type: PublicationName,
    content: Publications[PublicationName],
    cell: Header | undefined,
  ): boolean {
    // Messages of these two types have this content; TypeScript cannot follow this through a generic type.
    if (type === 'display_data') return !this.bounded.admitsDisplay(cell, content as DisplayData);
    return type === 'update_display_data' && this.bounded.takesUpdate(cell, content as DisplayData);
  }

  private send(
    msgType: PublicationName,
    content: Publications[PublicationName],
    parent: Header | undefined,
    metadata: JsonObject = {},
    buffers: readonly Uint8Array[] = [],
  ): Promise<void> {
    return this.enqueue(`kernel.${this.session}.${msgType}`, msgType, content, parent, metadata, buffers);
  }

  private enqueue(
    topic: string,
    type: string,
    content: unknown,
    parent: Header | undefined,
    metadata: JsonObject,
    buffers: readonly Uint8Array[],
  ): Promise<void> {
    const parts = encodeParts(createHeader(type, this.session), parent, metadata, content);
    return this.queue.send(joinFrames([topic], this.signer.sign(parts), parts, buffers));
  }
}
