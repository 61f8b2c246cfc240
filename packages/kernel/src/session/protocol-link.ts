import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import type { RingWriter } from '../threads/output-ring';
import type { Publication, SessionEvent, ToSession } from '../threads/messages';

/** In bytes of the ring: a few hundred messages, or as much text as a page draws at a time. */
const MOST_BEHIND = 1 << 14;

/** The user's thread's end of the line to the protocol thread. */
export class ProtocolLink {
  private sequence = 0;

  constructor(
    private readonly worker: Pick<Worker, 'postMessage' | 'on'>,
    readonly ring: RingWriter,
  ) {}

  listen(handler: (message: ToSession) => void): void {
    this.worker.on('message', handler);
  }

  /** Sends an event, in order with the text that was printed before and after it. */
  post(event: SessionEvent, transfer: readonly Transferable[] = []): void {
    const sequence = ++this.sequence;
    this.worker.postMessage({ ...event, sequence }, transfer);
    this.ring.writeBarrier(sequence);
  }

  /** Hands over the way to the compiler. */
  postPort(port: MessagePort): void {
    this.post({ type: 'compiler', port }, [port]);
  }

  /** A loop that shows things faster than they are sent waits, as one that prints does. */
  publish(publication: Publication): void {
    this.post({ type: 'publish', publication });
    this.ring.waitForReader(MOST_BEHIND);
  }
}
