import type { Worker } from 'node:worker_threads';
import type { RingWriter } from '../threads/output-ring';
import type { Publication, SessionEvent, ToSession } from '../threads/messages';

/** The user's thread's end of the line to the protocol thread. */
export class ProtocolLink {
  private sequence = 0;

  constructor(
    private readonly worker: Pick<Worker, 'postMessage' | 'on'>,
    private readonly ring: RingWriter,
  ) {}

  listen(handler: (message: ToSession) => void): void {
    this.worker.on('message', handler);
  }

  /** Sends an event, in order with the text that was printed before and after it. */
  post(event: SessionEvent): void {
    const sequence = ++this.sequence;
    this.worker.postMessage({ ...event, sequence });
    this.ring.writeBarrier(sequence);
  }

  publish(publication: Publication): void {
    this.post({ type: 'publish', publication });
  }
}
